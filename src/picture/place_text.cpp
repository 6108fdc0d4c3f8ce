#include "entente/picture/place_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente {

namespace {

std::pair<std::string, Point> parse_place(const std::string& item, std::string_view option) {
    const std::size_t y = item.rfind(',');
    const std::size_t x = y == 0 || y == item.npos ? item.npos : item.rfind(',', y - 1);
    const auto down = y == item.npos ? std::nullopt : parse_number(item.substr(y + 1));
    const auto right = x == item.npos ? std::nullopt : parse_number(item.substr(x + 1, y - x - 1));
    const auto near = [](double v) { return std::abs(v) <= 1e6; };
    if (!down || !right || !near(*right) || !near(*down))
        throw Error(ErrorCategory::usage,
                    fmt::format("{} {} is not ID,X,Y with two numbers, layout units, at most a million", option,
                                printable(item)),
                    std::string(option));
    return {item.substr(0, x), Point{*right, *down}};
}

}  // namespace

std::string places_text(const Case& source_case,
                        const std::vector<std::pair<ActorId, Point>>& places) {
    std::string text;
    for (const auto& [actor, place] : places) {
        if (!text.empty()) text += ';';
        for (const char c : source_case.actor(actor).id) {
            if (c == ';' || c == '\\') text += '\\';
            text += c;
        }
        text += ',' + number_text(place.x) + ',' + number_text(place.y);
    }
    return text;
}

std::vector<std::pair<std::string, Point>> parse_places(std::string_view text,
                                                        std::string_view option) {
    std::vector<std::pair<std::string, Point>> places;
    std::string item;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i + 1 < text.size() && text[i] == '\\') {
            item += text[++i];
        } else if (i < text.size() && text[i] != ';') {
            item += text[i];
        } else if (!item.empty()) {
            places.push_back(parse_place(item, option));
            item.clear();
        }
    }
    return places;
}

std::string view_text(const View& view) {
    return number_text(view.offset.x) + ',' + number_text(view.offset.y) + ',' +
           number_text(view.scale);
}

View parse_view(std::string_view text, double width, double height, std::string_view option) {
    const std::size_t first = text.find(','), second = text.find(',', first + 1);
    const bool three = first != text.npos && second != text.npos;
    const auto x = three ? parse_number(text.substr(0, first)) : std::nullopt;
    const auto y = three ? parse_number(text.substr(first + 1, second - first - 1)) : std::nullopt;
    const auto scale = three ? parse_number(text.substr(second + 1)) : std::nullopt;
    const auto near = [](double v) { return std::abs(v) <= 1e9; };
    if (!x || !y || !scale || !near(*x) || !near(*y) || !(*scale > 1e-6 && *scale < 1e6))
        throw Error(ErrorCategory::usage,
                    fmt::format("{} {} is not X,Y,S: where the layout's origin lies, in pixels, "
                                "and pixels a layout unit, above 0",
                                option, printable(text)),
                    std::string(option));
    return {.width = width, .height = height, .scale = *scale, .offset = {*x, *y}};
}

}  // namespace entente
