#include "canvas.hpp"

#include <epoxy/gl.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "entente/core/error.hpp"
#include "tessellate.hpp"

namespace entente::embedded {
extern const std::string_view shader_ribbon_vert, shader_ribbon_frag;
extern const std::string_view shader_disc_vert, shader_disc_frag;
}  // namespace entente::embedded

namespace entente::app {

namespace {

GLuint compile(GLenum kind, std::string_view text) {
    const GLuint shader = glCreateShader(kind);
    const char* bytes = text.data();
    const auto size = static_cast<GLint>(text.size());
    glShaderSource(shader, 1, &bytes, &size);
    glCompileShader(shader);
    GLint done = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
    if (!done) {
        char log[1024] = "";
        glGetShaderInfoLog(shader, sizeof log, nullptr, log);
        throw Error(ErrorCategory::internal, std::string("a shader does not compile: ") + log);
    }
    return shader;
}

GLuint link(std::string_view vertex, std::string_view fragment) {
    const GLuint program = glCreateProgram();
    const GLuint parts[] = {compile(GL_VERTEX_SHADER, vertex),
                            compile(GL_FRAGMENT_SHADER, fragment)};
    for (const GLuint part : parts) glAttachShader(program, part);
    glLinkProgram(program);
    for (const GLuint part : parts) glDeleteShader(part);
    GLint done = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &done);
    if (!done) throw Error(ErrorCategory::internal, "the shaders do not link");
    return program;
}

struct Attribute {
    GLint size;
    GLenum type;
    GLboolean normalised;
    std::size_t offset;
};

void describe(GLuint buffer, GLsizei stride, std::initializer_list<Attribute> attributes,
              GLuint divisor) {
    glBindBuffer(GL_ARRAY_BUFFER, buffer);
    GLuint location = 0;
    for (const Attribute& a : attributes) {
        glEnableVertexAttribArray(location);
        glVertexAttribPointer(location, a.size, a.type, a.normalised, stride,
                              reinterpret_cast<const void*>(a.offset));
        glVertexAttribDivisor(location, divisor);
        ++location;
    }
}

/// The buffer keeps its memory while the data fits: fresh pages cost more than the copy.
template <class T>
void upload(GLenum target, GLuint buffer, const std::vector<T>& data) {
    const auto size = static_cast<GLsizeiptr>(data.size() * sizeof(T));
    GLint room = 0;
    glBindBuffer(target, buffer);
    glGetBufferParameteriv(target, GL_BUFFER_SIZE, &room);
    if (room < size) glBufferData(target, size + size / 2, nullptr, GL_STREAM_DRAW);
    glBufferSubData(target, 0, size, data.data());
}

}  // namespace

struct Canvas::Gl {
    GLuint ribbon_program = 0, disc_program = 0;
    GLuint ribbon_array = 0, disc_array = 0;
    GLuint vertices = 0, triangles = 0, discs = 0;
    GLuint framebuffer = 0, texture = 0;
    int width = 0, height = 0;

    Gl() {
        ribbon_program = link(embedded::shader_ribbon_vert, embedded::shader_ribbon_frag);
        disc_program = link(embedded::shader_disc_vert, embedded::shader_disc_frag);
        glGenBuffers(1, &vertices);
        glGenBuffers(1, &triangles);
        glGenBuffers(1, &discs);
        glGenVertexArrays(1, &ribbon_array);
        glBindVertexArray(ribbon_array);
        describe(vertices, sizeof(RibbonVertex),
                 {{2, GL_FLOAT, GL_FALSE, offsetof(RibbonVertex, x)},
                  {2, GL_FLOAT, GL_FALSE, offsetof(RibbonVertex, across)},
                  {2, GL_FLOAT, GL_FALSE, offsetof(RibbonVertex, half_width)},
                  {4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(RibbonVertex, colour)}},
                 0);
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, triangles);
        glGenVertexArrays(1, &disc_array);
        glBindVertexArray(disc_array);
        describe(discs, sizeof(DiscInstance),
                 {{4, GL_FLOAT, GL_FALSE, offsetof(DiscInstance, x)},
                  {4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(DiscInstance, fill)},
                  {4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(DiscInstance, rim)}},
                 1);
        glGenFramebuffers(1, &framebuffer);
        glBindVertexArray(0);
    }

    ~Gl() {
        glDeleteProgram(ribbon_program);
        glDeleteProgram(disc_program);
        const GLuint buffers[] = {vertices, triangles, discs};
        glDeleteBuffers(3, buffers);
        const GLuint arrays[] = {ribbon_array, disc_array};
        glDeleteVertexArrays(2, arrays);
        glDeleteFramebuffers(1, &framebuffer);
        glDeleteTextures(1, &texture);
    }

    void resize(int w, int h) {
        if (texture && w == width && h == height) return;
        width = w;
        height = h;
        glDeleteTextures(1, &texture);
        glGenTextures(1, &texture);
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, w, h, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    }

    void draw_ribbons(const Mesh& mesh) const {
        if (mesh.triangles.empty()) return;
        glBindVertexArray(ribbon_array);
        upload(GL_ARRAY_BUFFER, vertices, mesh.vertices);
        upload(GL_ELEMENT_ARRAY_BUFFER, triangles, mesh.triangles);
        glUseProgram(ribbon_program);
        glUniform2f(glGetUniformLocation(ribbon_program, "pixels"), static_cast<float>(width),
                    static_cast<float>(height));
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(mesh.triangles.size()), GL_UNSIGNED_INT,
                       nullptr);
    }

    void draw_discs(const Mesh& mesh) const {
        if (mesh.discs.empty()) return;
        glBindVertexArray(disc_array);
        upload(GL_ARRAY_BUFFER, discs, mesh.discs);
        glUseProgram(disc_program);
        glUniform2f(glGetUniformLocation(disc_program, "pixels"), static_cast<float>(width),
                    static_cast<float>(height));
        glDrawArraysInstanced(GL_TRIANGLES, 0, 3, static_cast<GLsizei>(mesh.discs.size()));
    }

    void draw(const Mesh& mesh) const {
        draw_ribbons(mesh);
        draw_discs(mesh);
    }
};

Canvas::Canvas() : gl_(std::make_unique<Gl>()) {}
Canvas::~Canvas() = default;

std::uint32_t Canvas::texture() const {
    return gl_->texture;
}

void Canvas::draw(const Picture& picture, double scale) {
    GLint largest = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
    const auto pixels = [&](double size) {
        return std::clamp(static_cast<int>(std::lround(size * scale)), 1,
                          static_cast<int>(largest));
    };
    gl_->resize(pixels(picture.width), pixels(picture.height));
    glBindFramebuffer(GL_FRAMEBUFFER, gl_->framebuffer);
    glViewport(0, 0, gl_->width, gl_->height);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    const Colour b = picture.background;
    glClearColor(static_cast<float>(b.r) / 255, static_cast<float>(b.g) / 255,
                 static_cast<float>(b.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // colours leave the shaders multiplied by alpha
    gl_->draw(tessellate(picture.ties, picture.discs, scale));
    gl_->draw(tessellate(picture.marks, {}, scale));
    gl_->draw(tessellate(picture.decoration.lines, picture.decoration.discs, scale));
    glBindVertexArray(0);
    glUseProgram(0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace entente::app
