#include "daemon/plot/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace knead::plot {

namespace {

constexpr int kRight_px = 22;
constexpr int kTop_px = 34;     ///< a title
constexpr int kBottom_px = 50;  ///< numbers and label of the x axis
constexpr int kTight_px = 10;   ///< where the panel beneath carries the axis
constexpr std::string_view kText = "#4a4f57";

constexpr std::string_view colour(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "#3b6ea8";
    case Ink::second:
      return "#d08a2e";
    case Ink::good:
      return "#4c9a6a";
    case Ink::bad:
      return "#c0523a";
    case Ink::third:
      return "#7d62a8";
    case Ink::faint:
      return "#9aa0a9";
  }
  return "#000000";
}

/// The same on paper, for areas: text and lines on it stay readable.
constexpr std::string_view pale(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "#e3ecf6";
    case Ink::second:
      return "#fbf0de";
    case Ink::good:
      return "#e2f1e8";
    case Ink::bad:
      return "#f9e6e1";
    case Ink::third:
      return "#ece7f4";
    case Ink::faint:
      return "#eff0f2";
  }
  return "#ffffff";
}

/// A string of gnuplot's: between single quotes nothing but the quote itself has a meaning.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return out + "'";
}

class Script {
 public:
  explicit Script(const Figure& figure) : width_(figure.width_px), left_px_(figure.left_px) {
    for (const Panel& panel : figure.panels) {
      height_ += std::visit([](const auto& p) { return p.height_px; }, panel);
    }
    say("set encoding utf8\n");
    say("set terminal svg size {},{} font 'Helvetica,13' background '#ffffff' noenhanced\n", width_,
        height_);
    say("set multiplot\n");
    say("set border 3 lc rgb '#8a8f98' lw 0.75\n");
    say("set tics nomirror out scale 0.6 textcolor rgb '{}'\n", kText);
    say("set key at graph 1, graph 1 right bottom horizontal maxrows 1 textcolor rgb '#33373d' "
        "samplen 1.4 font 'Helvetica,12'\n");
    for (const Panel& panel : figure.panels) {
      std::visit([this](const auto& p) { draw(p); }, panel);
      ++number_;
    }
    say("unset multiplot\n");
  }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  template <class... Args>
  void say(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
  }

  /// Margins in pixels, so that panels under one another share their left and right edge.
  void place(int height, int top, int bottom, int left) {
    const auto x = [&](int px) { return static_cast<double>(px) / width_; };
    const auto y = [&](int px) { return 1.0 - static_cast<double>(px) / height_; };
    say("set lmargin at screen {:.5f}\nset rmargin at screen {:.5f}\n", x(left),
        x(width_ - kRight_px));
    say("set tmargin at screen {:.5f}\nset bmargin at screen {:.5f}\n", y(used_ + top),
        y(used_ + height - bottom));
    used_ += height;
  }

  void head(const std::string& title) {
    say("unset object\nunset arrow\nunset label\n");
    if (title.empty()) return;
    say("set label {} at graph 0, graph 1 offset 0,0.9 font 'Helvetica,15' "
        "textcolor rgb '#1c1f23'\n",
        quoted(title));
  }

  void draw(const Chart& c) {
    place(c.height_px, c.title.empty() ? kTight_px : kTop_px, c.x.numbered ? kBottom_px : kTight_px,
          left_px_);
    head(c.title);
    axis('x', c.x);
    axis('y', c.y);
    say("set grid lc rgb '#e7e9ec' lw 0.7 lt 1\nset style fill solid 0.8 noborder\n");
    for (const Span& span : c.spans) shade(span);
    for (const Mark& mark : c.marks) rule(mark);
    for (std::size_t i = 0; i < c.series.size(); ++i) data(i, c.series[i]);
    std::string separator = "plot ";
    for (std::size_t i = 0; i < c.series.size(); ++i) {
      if (c.series[i].points.empty()) continue;
      text_ += separator + curve(i, c.series[i]);
      separator = ", ";
    }
    // An empty chart shows its axes; gnuplot needs something to plot, and a range to plot it in.
    if (separator == "plot ") {
      if (!c.x.from || !c.x.to) say("set xrange [0:1]\n");
      if (!c.y.from || !c.y.to) say("set yrange [0:1]\n");
      text_ += "plot NaN notitle";
    }
    text_ += '\n';
  }

  void draw(const Matrix& m) {
    place(m.height_px, kTop_px, kBottom_px, left_px_);
    head(m.title);
    say("unset logscale\nunset grid\nset border 0\n");
    say("set xlabel {0} textcolor rgb '{2}' offset 0,0.9\nset ylabel {1} textcolor rgb '{2}'\n",
        quoted(m.column_label), quoted(m.row_label), kText);
    names("xtics offset 0,0.45", m.columns);
    names("ytics", m.rows);
    say("set xrange [-0.5:{:.1f}]\nset yrange [{:.1f}:-0.5]\n",
        static_cast<double>(m.columns.size()) - 0.5, static_cast<double>(m.rows.size()) - 0.5);
    say("set palette defined (0 '#f6f7f9', 1 '#9dbbdc')\nset cbrange [0:1]\nunset colorbox\n");
    say("$m{} << EOD\n", number_);
    for (std::size_t r = 0; r < m.counts.size(); ++r) {
      double row = 0.0;
      for (const double count : m.counts[r]) row += count;
      for (std::size_t c = 0; c < m.counts[r].size(); ++c) {
        say("{} {} {:.5g} {:.7g}\n", c, r, row > 0.0 ? m.counts[r][c] / row : 0.0, m.counts[r][c]);
      }
    }
    say("EOD\nset style fill solid 1 noborder\n");
    say("plot $m{0} using 1:2:(0.485):(0.47):3 with boxxyerror lc palette notitle, "
        "'' using 1:2:(sprintf('%g', $4)) with labels textcolor rgb '#1c1f23' notitle\n",
        number_);
    say("set border 3\n");
  }

  void names(std::string_view tics, const std::vector<std::string>& labels) {
    say("set {} scale 0 norangelimit (", tics);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      say("{}{} {}", i == 0 ? "" : ", ", quoted(labels[i]), i);
    }
    say(") textcolor rgb '{}'\n", kText);
  }

  void axis(char which, const Axis& axis) {
    const bool is_x = which == 'x';
    say("{}set logscale {}\n", axis.logarithmic ? "" : "un", which);
    say("set {}label {} textcolor rgb '{}'{}\n", which, quoted(axis.numbered ? axis.label : ""),
        kText, is_x ? " offset 0,0.9" : " offset 0.5,0");
    say("set format {} '{}'\n", which, axis.numbered ? "%g" : "");
    const auto bound = [](std::optional<double> b) { return b ? fmt::format("{:.7g}", *b) : "*"; };
    say("set {}range [{}:{}]\n", which, bound(axis.from), bound(axis.to));
    const std::string tics = fmt::format("{}tics{}", which, is_x ? " offset 0,0.45" : "");
    if (axis.names.empty()) {
      say("set {} scale 0.6 nomirror out {}\n", tics,
          axis.step ? fmt::format("{:.7g}", *axis.step) : "autofreq");
    } else {
      names(tics, axis.names);
    }
  }

  void shade(const Span& span) {
    say("set object rectangle from first {:.7g}, graph 0 to first {:.7g}, graph 1 "
        "fc rgb '{}' fillstyle solid 1 noborder behind\n",
        span.from, span.to, pale(span.ink));
    if (!span.label.empty()) {
      say("set label {} at first {:.7g}, graph 1 offset 0.3,-0.7 font 'Helvetica,11' "
          "textcolor rgb '{}'\n",
          quoted(span.label), span.from, colour(span.ink));
    }
  }

  void rule(const Mark& mark) {
    const bool x = mark.across == Mark::Across::at_x;
    const std::string at = fmt::format("first {:.7g}", mark.at);
    const std::string_view ink = colour(mark.ink);
    if (x) {
      say("set arrow from {0}, graph 0 to {0}, graph 1 nohead lc rgb '{1}' lw 1.2 dt 2\n", at, ink);
    } else {
      say("set arrow from graph 0, {0} to graph 1, {0} nohead lc rgb '{1}' lw 1.2 dt 2\n", at, ink);
    }
    if (mark.label.empty()) return;
    const std::string where =
        x ? at + ", graph 0.96 offset 0.5,0" : "graph 0.01, " + at + " offset 0,0.6";
    say("set label {} at {} font 'Helvetica,12' textcolor rgb '{}' front\n", quoted(mark.label),
        where, ink);
  }

  void data(std::size_t i, const Series& s) {
    if (s.points.empty()) return;
    say("$d{}_{} << EOD\n", number_, i);
    for (const Point& p : s.points) {
      if (s.mode == Mode::band) {
        say("{:.7g} {:.5g} {:.5g}\n", p.x, p.y, p.y2);
      } else {
        say("{:.7g} {:.5g}\n", p.x, p.y);
      }
    }
    say("EOD\n");
  }

  [[nodiscard]] std::string curve(std::size_t i, const Series& s) const {
    const std::string title = s.name.empty() ? "notitle" : "title " + quoted(s.name);
    const auto with = [&](std::string_view how) {
      return fmt::format("$d{}_{} {} {}", number_, i,
                         fmt::format(fmt::runtime(how), colour(s.ink), s.width), title);
    };
    switch (s.mode) {
      case Mode::line:
        return with("using 1:2 with lines lc rgb '{}' lw {}");
      case Mode::steps:
        return with("using 1:2 with steps lc rgb '{}' lw {}");
      case Mode::dots:
        return with("using 1:2 with points pt 7 ps 0.5 lc rgb '{}'");
      case Mode::bars:
        return with("using 1:2 with boxes lc rgb '{}'");
      case Mode::band:
        return with("using 1:2:3 with filledcurves lc rgb '{}'");
    }
    return {};
  }

  std::string text_;
  int width_;
  int left_px_;
  int height_ = 0;
  int used_ = 0;  ///< px from the top
  std::size_t number_ = 0;
};

}  // namespace

std::string gnuplot_script(const Figure& figure) { return Script(figure).text(); }

}  // namespace knead::plot
