#include "muster/results/run_tables.hpp"

namespace muster {

const char* word_of(Definition definition) {
  switch (definition) {
    case Definition::every_year:
      return "every-year";
    case Definition::final_year:
      return "final-year";
    case Definition::n_of_m:
      return "n-of-m";
    case Definition::mean:
      return "mean";
  }
  return "";
}

const char* word_of(ReserveReading reading) {
  switch (reading) {
    case ReserveReading::none:
      return "";
    case ReserveReading::enrolled:
      return "enrolled";
    case ReserveReading::ready:
      return "ready";
  }
  return "";
}

const char* word_of(Binding binding) {
  switch (binding) {
    case Binding::none:
      return "none";
    case Binding::people:
      return "people";
    case Binding::money:
      return "money";
    case Binding::training:
      return "training";
  }
  return "";
}

const char* word_of(Cause cause) {
  switch (cause) {
    case Cause::none:
      return "none";
    case Cause::start:
      return "start";
    case Cause::people:
      return "people";
    case Cause::training:
      return "training";
    case Cause::money:
      return "money";
    case Cause::reserve:
      return "reserve";
  }
  return "";
}

const char* word_of(Layer layer) {
  switch (layer) {
    case Layer::territory:
      return "territory";
    case Layer::war_dead:
      return "war-dead";
    case Layer::wounded:
      return "wounded";
    case Layer::refugees:
      return "refugees";
    case Layer::returning:
      return "return";
    case Layer::opening:
      return "opening";
    case Layer::background:
      return "background";
  }
  return "";
}

}  // namespace muster
