#version 330 core
in float across;
flat in float reach;
flat in vec4 ink;
out vec4 result;
void main() { result = ink * clamp(reach - abs(across), 0.0, 1.0); }
