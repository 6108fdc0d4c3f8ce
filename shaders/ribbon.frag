#version 330 core
noperspective in vec2 place;
flat in vec2 reach;
flat in vec4 ink;
out vec4 result;
void main() {
    vec2 inside = reach - abs(place);
    result = ink * clamp(min(inside.x, inside.y), 0.0, 1.0);
}
