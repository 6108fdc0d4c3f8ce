#version 330 core
// Ties and arrow heads: triangles in pixels, with the place from the middle of their line.
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 across_along;  // pixels
layout(location = 2) in vec2 half_size;     // pixels
layout(location = 3) in vec4 colour;
uniform vec2 pixels;  // size of the target
noperspective out vec2 place;
flat out vec2 reach;  // the same for all corners of a triangle, and so is its ink
flat out vec4 ink;
void main() {
    place = across_along;
    reach = half_size + 0.5;
    ink = vec4(colour.rgb * colour.a, colour.a);
    vec2 ndc = position / pixels * 2.0 - 1.0;
    gl_Position = vec4(ndc, 0.0, 1.0);  // the texture's first row is the top
}
