#include "control/types/envelope_watch.hpp"

#include <gtest/gtest.h>

namespace knead {
namespace {

TEST(EnvelopeWatch, the_first_envelope_is_news_even_if_it_allows_nothing) {
  EnvelopeWatch watch;
  EXPECT_TRUE(watch.renewed(closed_envelope()));
}

TEST(EnvelopeWatch, the_same_envelope_made_anew_is_no_news) {
  EnvelopeWatch watch;
  Envelope envelope;
  envelope.comfort_ceiling = Newton(30.0);
  EXPECT_TRUE(watch.renewed(envelope));
  const Envelope again = envelope;
  EXPECT_FALSE(watch.renewed(again));
}

TEST(EnvelopeWatch, whatever_differs_is_news_once) {
  EnvelopeWatch watch;
  Envelope envelope;
  EXPECT_TRUE(watch.renewed(envelope));
  const auto said_once = [&] { return watch.renewed(envelope) && !watch.renewed(envelope); };
  envelope.zones[0].left_out_by = Rule::cr02;
  EXPECT_TRUE(said_once());
  envelope.spine.line.lateral.back() = Millimetre(1.0);
  EXPECT_TRUE(said_once());
  envelope.had[kZones - 1].jets += KilopascalSecond(1.0);
  EXPECT_TRUE(said_once());
}

}  // namespace
}  // namespace knead
