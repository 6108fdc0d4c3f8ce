#version 330 core
in vec2 across;
in vec4 ink;
out vec4 result;
void main() { result = ink * clamp(across.y + 0.5 - abs(across.x), 0.0, 1.0); }
