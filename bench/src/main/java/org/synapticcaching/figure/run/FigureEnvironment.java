package org.synapticcaching.figure.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.model.Numerics;
import org.synapticcaching.spiking.SpikingModel;

/**
 * What figures are computed with, besides their own parameters.
 *
 * @param backend for networks and perceptrons; empty when no figure learns any
 * @param data the images; empty when no figure needs any
 * @param centred the images less their mean; empty when no figure needs these
 * @param automatic chooses another backend for a figure that it suits better; empty when the user
 *     named one
 * @param version of this program
 * @param command what the user typed
 */
public record FigureEnvironment(
    Optional<Backend> backend,
    Optional<DataSet> data,
    Optional<DataSet> centred,
    Optional<AutomaticChoice> automatic,
    String version,
    List<String> command) {

  public FigureEnvironment {
    command = List.copyOf(command);
  }

  /** For one figure: with the images and the backend that it needs, and no others. */
  public FigureEnvironment forFigure(FigureCard card) {
    Optional<DataSet> its =
        switch (card.needs()) {
          case IMAGES -> data;
          case CENTRED_IMAGES -> centred;
          case NONE, SPIKES -> Optional.empty();
        };
    Optional<Backend> used = backend.filter(chosen -> card.needs().useBackend());
    return new FigureEnvironment(used, its, Optional.empty(), automatic, version, command);
  }

  /** With another backend, whatever the figure. */
  FigureEnvironment with(Backend other) {
    return new FigureEnvironment(
        Optional.of(other), data, centred, Optional.empty(), version, command);
  }

  /** Equal for environments whose backends compute alike, of which there may be several objects. */
  Object computing() {
    return backend.<Object>map(used -> List.of(used.id(), used.numerics())).orElse("none");
  }

  /** What the points of a figure are spread over; empty when its backend computes on no card. */
  public Optional<Cards> cards() {
    return backend.filter(used -> used.design().onDevice()).map(Cards::of);
  }

  /** Whether points that can be computed together are better given to the backend so. */
  boolean computesTogether() {
    return backend.filter(Backend::prefersPopulations).isPresent();
  }

  /** Whether the images are not those of the sources. */
  public boolean substitutesImages(FigureCard card) {
    return card.needs().areImages() && !data.orElseThrow().name().equals("mnist");
  }

  /** What the digits of a figure's rows depend on besides its points and its images. */
  public Numerics numerics() {
    return backend.map(Backend::numerics).orElseGet(SpikingModel::numerics);
  }

  /** What the rows of every point of a figure depend on besides {@link #numerics}. */
  public Map<String, Object> circumstances(FigureCard card) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (card.needs().areImages()) {
      facts.put("data", DataFingerprint.of(data.orElseThrow()));
    }
    return facts;
  }

  /** What is written about the images. */
  public Map<String, Object> describeData() {
    DataSet set = data.orElseThrow();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", set.name());
    facts.put("training", set.train().size());
    facts.put("test", set.test().size());
    facts.put("description", set.description());
    facts.put("fingerprint", DataFingerprint.of(set));
    return facts;
  }
}
