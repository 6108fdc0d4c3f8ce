#pragma once
#include <libxml/xmlwriter.h>

#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "graph_writer.hpp"

namespace entente::detail {

/// XML to a GraphJob by libxml2; what the job throws comes out of the call that wrote.
class GraphXml {
  public:
    explicit GraphXml(GraphJob& job);
    void open(const char* element);
    void attribute(const char* name, std::string_view value);
    void text(std::string_view value);
    /// As it stands where it has no markup, so that it can be found without a reader of XML.
    void verbatim(const std::string& value);
    void close();
    /// An element with text alone.
    void leaf(const char* element, std::string_view value);
    void finish();

  private:
    static int take(void* self, const char* bytes, int count);
    void check(int result);
    GraphJob& job_;
    std::exception_ptr fault_;
    std::unique_ptr<xmlTextWriter, decltype(&xmlFreeTextWriter)> writer_{nullptr,
                                                                         &xmlFreeTextWriter};
};

}  // namespace entente::detail
