// Writes one frame of every kind of message between a browser and knead-display into a folder, each
// as bytes and as JSON: golden_frames FOLDER. Every field of every message is set, by reflection,
// so that a field which is added later is compared too. The page's tests read them.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "knead/v1/display.pb.h"

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int kRepeats = 2;  // enough to see whether order is kept

/// Fills messages with numbers that differ from field to field and are exact as floats.
class Filler {
 public:
  /// `choice`: which field of an inner oneof is set.
  explicit Filler(int choice) : choice_(choice) {}

  void fill(Message& message) {
    const Descriptor& type = *message.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      const auto* const oneof = field.real_containing_oneof();
      if (oneof != nullptr && field.index_in_oneof() != choice_ % oneof->field_count()) continue;
      for (int n = 0; n < (field.is_repeated() ? kRepeats : 1); ++n) set(message, field);
    }
  }

 private:
  void set(Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    const bool many = field.is_repeated();
    const int number = ++next_;
    const auto put = [&](auto one, auto another, auto value) {
      many ? (reflection.*another)(&message, &field, value)
           : (reflection.*one)(&message, &field, value);
    };
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return put(&Reflection::SetInt32, &Reflection::AddInt32, -number);
      case FieldDescriptor::CPPTYPE_INT64:
        return put(&Reflection::SetInt64, &Reflection::AddInt64, -(std::int64_t{1} << 40) - number);
      case FieldDescriptor::CPPTYPE_UINT32:
        return put(&Reflection::SetUInt32, &Reflection::AddUInt32,
                   static_cast<std::uint32_t>(number));
      case FieldDescriptor::CPPTYPE_UINT64:
        return put(&Reflection::SetUInt64, &Reflection::AddUInt64,
                   (std::uint64_t{1} << 40) + static_cast<std::uint64_t>(number));
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return put(&Reflection::SetDouble, &Reflection::AddDouble, number + 0.25);
      case FieldDescriptor::CPPTYPE_FLOAT:
        return put(&Reflection::SetFloat, &Reflection::AddFloat, static_cast<float>(number) + 0.5F);
      case FieldDescriptor::CPPTYPE_BOOL:
        return put(&Reflection::SetBool, &Reflection::AddBool, true);
      case FieldDescriptor::CPPTYPE_ENUM: {
        const auto& values = *field.enum_type();
        return put(&Reflection::SetEnumValue, &Reflection::AddEnumValue,
                   values.value(1 + number % (values.value_count() - 1))->number());
      }
      case FieldDescriptor::CPPTYPE_STRING:
        return put(&Reflection::SetString, &Reflection::AddString,
                   "Rücken " + std::to_string(number));
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return fill(many ? *reflection.AddMessage(&message, &field)
                         : *reflection.MutableMessage(&message, &field));
    }
  }

  int choice_;
  int next_ = 0;
};

int choices_in(const Descriptor& type) {
  // Those that `optional` makes come after the real ones.
  return type.real_oneof_decl_count() > 0 ? type.oneof_decl(0)->field_count() : 1;
}

bool write(const std::filesystem::path& stem, const Message& message) {
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json);
  std::ofstream(stem.string() + ".bin", std::ios::binary) << message.SerializeAsString();
  std::ofstream words(stem.string() + ".json");
  words << json;
  return status.ok() && words.good();
}

/// One frame for each field of the message's oneof, and for each of a oneof within.
template <class Frame>
bool write_all(const std::filesystem::path& folder, const std::string& who) {
  const auto& kinds = *Frame::descriptor()->FindOneofByName("kind");
  bool good = true;
  for (int i = 0; i < kinds.field_count(); ++i) {
    const FieldDescriptor& kind = *kinds.field(i);
    for (int inner = 0; inner < choices_in(*kind.message_type()); ++inner) {
      Frame frame;
      Filler(inner).fill(*frame.GetReflection()->MutableMessage(&frame, &kind));
      good = write(folder / (who + "-" + kind.name() + "-" + std::to_string(inner)), frame) && good;
    }
  }
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: golden_frames FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path folder(argv[1]);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const bool good = write_all<knead::v1::DisplayMessage>(folder, "display") &&
                    write_all<knead::v1::BrowserMessage>(folder, "browser");
  return good ? 0 : 1;
}
