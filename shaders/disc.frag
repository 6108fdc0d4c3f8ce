#version 330 core
noperspective in vec2 offset;
flat in vec2 radius_rim;
flat in vec4 fill_ink;
flat in vec4 rim_ink;
out vec4 result;
void main() {
    float d = length(offset) - radius_rim.x;
    float inside = clamp(0.5 - d, 0.0, 1.0);
    float on_rim = clamp(0.5 + d + radius_rim.y, 0.0, 1.0) * step(0.001, radius_rim.y);
    result = mix(fill_ink, rim_ink, on_rim) * inside;
}
