#include "daemon/kneadctl/told_to_scripts.hpp"

#include <boost/json.hpp>

namespace knead::ctl {

Overheard::int_type Overheard::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char letter = traits_type::to_char_type(c);
  keep({&letter, 1});
  return own_->sputc(letter);
}

std::streamsize Overheard::xsputn(const char* text, std::streamsize length) {
  keep({text, static_cast<std::size_t>(length)});
  return own_->sputn(text, length);
}

void Overheard::keep(std::string_view text) {
  characters_ += text.size();
  text_ += text.substr(0, kKept - text_.size());
}

std::string error_document(std::string_view text, int exit_code) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return boost::json::serialize(boost::json::object{
             {"error", boost::json::object{{"text", text}, {"exit_code", exit_code}}}}) +
         '\n';
}

}  // namespace knead::ctl
