#include "graph_xml.hpp"

#include "entente/core/error.hpp"

namespace entente::detail {

namespace {

const xmlChar* xml(const char* text) {
    return reinterpret_cast<const xmlChar*>(text);
}

}  // namespace

GraphXml::GraphXml(GraphJob& job) : job_(job) {
    xmlOutputBufferPtr out = xmlOutputBufferCreateIO(take, nullptr, this, nullptr);
    if (out != nullptr) writer_.reset(xmlNewTextWriter(out));
    if (!writer_) throw Error(ErrorCategory::internal, "libxml2 gives no writer");
    check(xmlTextWriterSetIndent(writer_.get(), 1));
    check(xmlTextWriterStartDocument(writer_.get(), "1.0", "UTF-8", nullptr));
}

int GraphXml::take(void* self, const char* bytes, int count) {
    auto& file = *static_cast<GraphXml*>(self);
    try {
        if (!file.fault_) file.job_.put({bytes, static_cast<std::size_t>(count)});
    } catch (...) {  // must not pass through C, which would tell of it in words of its own
        file.fault_ = std::current_exception();
    }
    return count;
}

void GraphXml::check(int result) {
    if (fault_) std::rethrow_exception(fault_);
    if (result < 0) throw Error(ErrorCategory::internal, "libxml2 could not write an element");
}

void GraphXml::open(const char* element) {
    check(xmlTextWriterStartElement(writer_.get(), xml(element)));
}

void GraphXml::attribute(const char* name, std::string_view value) {
    check(xmlTextWriterWriteAttribute(writer_.get(), xml(name), xml(clean_text(value).c_str())));
}

void GraphXml::text(std::string_view value) {
    check(xmlTextWriterWriteString(writer_.get(), xml(clean_text(value).c_str())));
}

void GraphXml::verbatim(const std::string& value) {
    if (value.find_first_of("<>&") != std::string::npos) return text(value);
    check(xmlTextWriterWriteRaw(writer_.get(), xml(clean_text(value).c_str())));
}

void GraphXml::close() {
    check(xmlTextWriterEndElement(writer_.get()));
}

void GraphXml::leaf(const char* element, std::string_view value) {
    open(element);
    text(value);
    close();
}

void GraphXml::finish() {
    check(xmlTextWriterEndDocument(writer_.get()));
    check(xmlTextWriterFlush(writer_.get()));
}

}  // namespace entente::detail
