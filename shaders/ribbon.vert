#version 330 core
// Ties and arrow heads: triangles in pixels, with the distance from the middle line across.
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 across_and_half;  // pixels
layout(location = 2) in vec4 colour;
uniform vec2 pixels;  // size of the target
out float across;
flat out float reach;  // the same for all corners of a ribbon, and so is its ink
flat out vec4 ink;
void main() {
    across = across_and_half.x;
    reach = across_and_half.y + 0.5;
    ink = vec4(colour.rgb * colour.a, colour.a);
    vec2 ndc = position / pixels * 2.0 - 1.0;
    gl_Position = vec4(ndc, 0.0, 1.0);  // the texture's first row is the top
}
