// entente-graphviz FORMAT [FILE]: renders a DOT graph with pinned positions from standard input to
// standard output, or to FILE. Kept apart from entente so that a crash of Graphviz ends nothing but
// this program.
#include <graphviz/gvc.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace {

constexpr int usage_error = 2;
constexpr int failed = 3;

std::string read_all(std::FILE* in) {
    std::string text;
    char block[65536];
    for (std::size_t n; (n = std::fread(block, 1, sizeof block, in)) > 0;) text.append(block, n);
    return text;
}

int complain(const char* what, int code) {
    std::fprintf(stderr, "entente-graphviz: %s\n", what);
    return code;
}

bool write_all(const char* data, std::size_t size, const char* file) {
    std::FILE* out = file != nullptr ? std::fopen(file, "wb") : stdout;
    if (out == nullptr) return false;
    const bool written = std::fwrite(data, 1, size, out) == size;
    return (file != nullptr ? std::fclose(out) : std::fflush(out)) == 0 && written;
}

// Whether the other end of standard output is gone: who asked may have ended before we could ask
// to be told.
bool nobody_waits() {
    pollfd out{STDOUT_FILENO, 0, 0};
    return poll(&out, 1, 0) == 1 && (out.revents & (POLLHUP | POLLERR)) != 0;
}

int render(const std::string& dot, const char* format, const char* file) {
    // Room for a label is ours to give: Graphviz's warnings of labels larger than their nodes tell
    // nothing.
    agseterr(AGERR);
    GVC_t* context = gvContext();
    Agraph_t* graph = agmemread(dot.c_str());
    if (graph == nullptr) return complain("the graph cannot be read", failed);
    if (gvLayout(context, graph, "nop2") != 0)
        return complain("the layout nop2 is not there", failed);
    char* data = nullptr;
    unsigned int size = 0;
    if (gvRenderData(context, graph, format, &data, &size) != 0 || data == nullptr || size == 0)
        return complain("the format cannot be rendered", failed);
    const bool written = write_all(data, size, file);
    gvFreeRenderData(data);
    gvFreeLayout(context, graph);
    agclose(graph);
    gvFreeContext(context);
    return written ? 0 : complain("the picture cannot be written", failed);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3)
        return complain("usage: entente-graphviz svg|png|pdf|dot [FILE] < GRAPH", usage_error);
    const std::string_view format = argv[1];
    if (format != "svg" && format != "png" && format != "pdf" && format != "dot")
        return complain("the format is one of svg, png, pdf, dot", usage_error);
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // a picture that nobody waits for is not drawn on
    std::setlocale(LC_ALL, "C.UTF-8");
    std::setlocale(LC_NUMERIC, "C");
    setenv("TZ", "UTC", 1);
    // Its own renderers in a fixed choice: png by cairo, whatever other plugins are installed.
    const std::string name = format == "png"   ? "png:cairo"
                             : format == "pdf" ? "pdf:cairo"
                                               : std::string(format);
    const std::string dot = read_all(stdin);
    if (argc == 2 && nobody_waits()) return complain("nobody waits for the picture", failed);
    return render(dot, name.c_str(), argc == 3 ? argv[2] : nullptr);
}
