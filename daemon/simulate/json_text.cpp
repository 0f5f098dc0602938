#include "daemon/simulate/json_text.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>
#include <iterator>

namespace knead::simulate {

namespace {

namespace json = boost::json;

/// What fits into a line of its own.
constexpr std::size_t kOneLine = 120;

void write_flat(const json::value& value, std::string& out);

void write_scalar(const json::value& value, std::string& out) {
  if (value.is_double()) {
    fmt::format_to(std::back_inserter(out), "{}", value.get_double());
  } else {
    out += json::serialize(value);
  }
}

template <class Container, class Each>
void write_between(const Container& items, char open, char close, std::string& out, Each each) {
  out += open;
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ", ";
    first = false;
    each(item);
  }
  out += close;
}

void write_flat(const json::value& value, std::string& out) {
  if (value.is_object()) {
    write_between(value.get_object(), '{', '}', out, [&](const json::key_value_pair& pair) {
      out += json::serialize(json::value(pair.key())) + ": ";
      write_flat(pair.value(), out);
    });
  } else if (value.is_array()) {
    write_between(value.get_array(), '[', ']', out,
                  [&](const json::value& item) { write_flat(item, out); });
  } else {
    write_scalar(value, out);
  }
}

void write(const json::value& value, std::size_t depth, std::string& out) {
  std::string flat;
  write_flat(value, flat);
  const bool wide = flat.size() + 2 * depth > kOneLine;
  if (!wide || (!value.is_object() && !value.is_array())) {
    out += flat;
    return;
  }
  const std::string indent(2 * (depth + 1), ' ');
  const char* separator = "\n";
  const auto next = [&] {
    out += separator + indent;
    separator = ",\n";
  };
  out += value.is_object() ? '{' : '[';
  if (value.is_object()) {
    for (const json::key_value_pair& pair : value.get_object()) {
      next();
      out += json::serialize(json::value(pair.key())) + ": ";
      write(pair.value(), depth + 1, out);
    }
  } else {
    for (const json::value& item : value.get_array()) {
      next();
      write(item, depth + 1, out);
    }
  }
  out += '\n' + std::string(2 * depth, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

std::string json_text(const json::value& value) {
  std::string out;
  write(value, 0, out);
  return out + '\n';
}

double rounded(double value) {
  const double result = std::round(value * 1e4) / 1e4;
  return result == 0.0 ? 0.0 : result;  // no negative zero
}

}  // namespace knead::simulate
