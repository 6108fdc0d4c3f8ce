#include "table_text.hpp"

#include "entente/core/text.hpp"

namespace entente::app {
namespace {

std::string subject(const NetworkSeries& series, const Network& network, Level level,
                    std::size_t item) {
    const auto id = [&](ActorId actor) { return csv_field(series.source_case().actor(actor).id); };
    if (level == Level::actor) return id(network.present[item]) + ',';
    if (level == Level::tie)
        return id(network.ties[item].source) + ',' + id(network.ties[item].target) + ',';
    return {};
}

}  // namespace

std::string measures_csv(const NetworkSeries& series, const MeasureTable& table) {
    std::string text = "slice,begin,end,";
    if (table.level() == Level::actor) text += "actor,";
    if (table.level() == Level::tie) text += "source,target,";
    text += "measure,value,low,high\n";
    for (std::size_t s = 0; s < table.slices(); ++s) {
        const Network& network = series.networks[s];
        const std::string when = csv_field(network.slice.label) + ',' +
                                 iso(network.slice.days.begin) + ',' + iso(network.slice.days.end) +
                                 ',';
        const std::size_t items = table.measures().empty() ? 0 : table.values(0, s).size();
        for (std::size_t item = 0; item < items; ++item) {
            const std::string head = when + subject(series, network, table.level(), item);
            for (std::size_t m = 0; m < table.measures().size(); ++m)
                text += head + std::string(table.measures()[m]->id) + ',' +
                        number_text(table.values(m, s)[item]) + ",,\n";
        }
    }
    return text;
}

}  // namespace entente::app
