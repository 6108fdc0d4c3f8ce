#version 330 core
// One instance a disc: the triangle around it.
layout(location = 0) in vec4 centre_radius_rim;  // x, y, radius, rim width in pixels
layout(location = 1) in vec4 fill;
layout(location = 2) in vec4 rim;
uniform vec2 pixels;
noperspective out vec2 offset;
flat out vec2 radius_rim;
flat out vec4 fill_ink;
flat out vec4 rim_ink;
void main() {
    const vec2 corners[3] = vec2[3](vec2(0.0, 2.0), vec2(-1.7320508, -1.0), vec2(1.7320508, -1.0));
    offset = corners[gl_VertexID] * (centre_radius_rim.z + 0.5);
    radius_rim = centre_radius_rim.zw;
    fill_ink = vec4(fill.rgb * fill.a, fill.a);
    rim_ink = vec4(rim.rgb * rim.a, rim.a);
    vec2 ndc = (centre_radius_rim.xy + offset) / pixels * 2.0 - 1.0;
    gl_Position = vec4(ndc, 0.0, 1.0);  // the texture's first row is the top
}
