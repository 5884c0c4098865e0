package org.synapticcaching.figure.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.dataset.DataSet;

/**
 * What figures are computed with, besides their own parameters.
 *
 * @param backend for figures that learn images; empty when there is none of them
 * @param data the images; empty when no figure needs any
 * @param centred the images less their mean; empty when no figure needs these
 * @param perceptrons for figures of perceptrons; empty when there is none of them
 * @param automatic whether another backend may be taken for a figure that it suits better
 * @param version of this program
 * @param command what the user typed
 */
public record FigureEnvironment(
    Optional<Backend> backend,
    Optional<DataSet> data,
    Optional<DataSet> centred,
    Optional<PerceptronEngine> perceptrons,
    boolean automatic,
    String version,
    List<String> command) {

  public FigureEnvironment {
    command = List.copyOf(command);
  }

  /** With the given backends, whatever the figure. */
  public FigureEnvironment(
      Optional<Backend> backend,
      Optional<DataSet> data,
      Optional<DataSet> centred,
      Optional<PerceptronEngine> perceptrons,
      String version,
      List<String> command) {
    this(backend, data, centred, perceptrons, false, version, command);
  }

  /** Without figures of perceptrons and of centred images. */
  public FigureEnvironment(
      Optional<Backend> backend, Optional<DataSet> data, String version, List<String> command) {
    this(backend, data, Optional.empty(), Optional.empty(), version, command);
  }

  /** The same for one figure: what it needs, and nothing else. */
  public FigureEnvironment forFigure(FigureCard card) {
    Optional<DataSet> its =
        switch (card.needs()) {
          case IMAGES -> data;
          case CENTRED_IMAGES -> centred;
          case NONE -> Optional.empty();
        };
    return new FigureEnvironment(
        card.needs().areImages() ? backend : Optional.empty(),
        its,
        Optional.empty(),
        card.needs().areImages() ? Optional.empty() : perceptrons,
        automatic,
        version,
        command);
  }

  /** The same with another backend for images. */
  FigureEnvironment with(Backend other) {
    return new FigureEnvironment(
        Optional.of(other), data, centred, perceptrons, false, version, command);
  }

  /** The same with another backend for perceptrons. */
  FigureEnvironment with(PerceptronEngine other) {
    return new FigureEnvironment(
        backend, data, centred, Optional.of(other), false, version, command);
  }

  /** Whether points that can be computed together are better given to the backend so. */
  boolean computesTogether() {
    return backend.filter(Backend::prefersPopulations).isPresent()
        || perceptrons.filter(PerceptronEngine::prefersSweeps).isPresent();
  }

  /** Whether the images are not those of the sources. */
  public boolean substitutesImages(FigureCard card) {
    return card.needs().areImages() && !data.orElseThrow().name().equals("mnist");
  }

  /** What the rows of every point of a figure depend on. */
  public Map<String, Object> circumstances(FigureCard card) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("version", version);
    if (card.needs().areImages()) {
      facts.put("backend", backend.orElseThrow().id());
      facts.put("data", DataFingerprint.of(data.orElseThrow()));
    } else {
      perceptrons.ifPresent(chosen -> facts.put("backend", chosen.id()));
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
