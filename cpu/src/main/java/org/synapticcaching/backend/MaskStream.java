package org.synapticcaching.backend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.RandomStreams;

/**
 * The random masks of a replica's plasticity rule: the same on every backend. Each weight matrix n
 * (0 for the input side) draws from its own generator, number n of {@link
 * RandomStreams.Purpose#MASKS}.
 *
 * <p><b>Sets that stay</b> ({@code fixed-neurons}, {@code per-class-neurons}, {@code
 * alternating-neurons}, {@code fixed-synapses}) are drawn once, here, one after another: one set,
 * one per output in the order of the classes, or one per turn. Each has {@link PlasticShare#kept}
 * members, selected by walking over the candidates (neurons in order; synapses row-major {@code
 * [post][pre]}) and taking each with the probability of what is still needed over what is still to
 * come: {@code nextInt(left) < needed}. (The script draws the alternating ones neuron by neuron, so
 * that their sizes vary around that.)
 *
 * <p><b>Masks drawn anew</b> ({@code random-neurons}) need no order of drawing, so that they can be
 * made anywhere: see {@link #randomKey}.
 */
public final class MaskStream {
  /** 2^64 divided by the golden ratio, odd: the step of SplitMix64. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final Plasticity plasticity;
  private final List<LayerShape> layers;
  private final long[] keys;
  private final List<List<BitSet>> sets = new ArrayList<>();

  /** Draws the sets that stay, if the rule has any, for a rule that fits the network. */
  public MaskStream(Network network, Plasticity plasticity, long seed) {
    this.plasticity = plasticity;
    this.layers = network.layers();
    this.keys = new long[layers.size()];
    RandomStreams streams = new RandomStreams(seed);
    for (int n = 0; n < keys.length; n++) {
      RandomGenerator random = streams.of(RandomStreams.Purpose.MASKS, n);
      List<BitSet> drawn = new ArrayList<>();
      int candidates = plasticity.rule().unit().in(layers.get(n));
      for (int set = 0; set < plasticity.setCount(network); set++) {
        drawn.add(draw(random, candidates, share(n).kept(candidates)));
      }
      sets.add(drawn);
      keys[n] = random.nextLong();
    }
  }

  private PlasticShare share(int layer) {
    return plasticity.share(layer, layers.size());
  }

  private static BitSet draw(RandomGenerator random, int candidates, int size) {
    BitSet set = new BitSet(candidates);
    int needed = size;
    for (int at = 0; needed > 0; at++) {
      if (random.nextInt(candidates - at) < needed) {
        set.set(at);
        needed--;
      }
    }
    return set;
  }

  /** Whether the rule masks neurons at random; if not, {@link #neurons} keeps all. */
  public boolean masksNeurons() {
    PlasticityRule rule = plasticity.rule();
    return rule.drawsAnew() || rule.masksErrors() && rule.drawsSets();
  }

  /**
   * Which neurons keep their errors in one presentation.
   *
   * @param layer of weights, 0 for the input side
   * @param presentation counted from 1 since the weights were drawn
   * @param label class of the pattern presented
   * @param kept overwritten, length post: true where the error is kept
   */
  public void neurons(int layer, long presentation, int label, boolean[] kept) {
    if (plasticity.rule().drawsAnew()) {
      long key = randomKey(layer);
      long bound = randomBound(layer);
      long first = (presentation - 1) * kept.length;
      for (int j = 0; j < kept.length; j++) {
        kept[j] = keeps(key, bound, first + j);
      }
      return;
    }
    BitSet set = masksNeurons() ? fixedSet(layer, setNumber(presentation, label)) : null;
    for (int j = 0; j < kept.length; j++) {
      kept[j] = set == null || set.get(j);
    }
  }

  private int setNumber(long presentation, int label) {
    return plasticity.rule().criterion().setNumber(presentation, label, plasticity.masks());
  }

  /** Number of sets that stay; 0 for rules that have none. */
  public int setCount() {
    return sets.get(0).size();
  }

  /**
   * One of the sets that stay; not to be modified. Of neurons, or of synapses in row-major {@code
   * [post][pre]} order.
   *
   * @param layer of weights, 0 for the input side
   * @param number 0 to {@link #setCount()} - 1
   */
  public BitSet fixedSet(int layer, int number) {
    return sets.get(layer).get(number);
  }

  /**
   * Key of the masks of {@code random-neurons}: neuron j of layer n keeps its error in presentation
   * t (from 1) when {@code keeps(randomKey(n), randomBound(n), (t - 1) * post + j)}. That is number
   * (t - 1) post + j of {@code new java.util.SplittableRandom(key)}'s {@code nextDouble()} being
   * below the plastic fraction: a counter and twelve operations on 64-bit integers, no state.
   */
  public long randomKey(int layer) {
    return keys[layer];
  }

  /** The plastic fraction (of a count: count / post) in units of 2^-53, rounded up. */
  public long randomBound(int layer) {
    return (long) Math.ceil(share(layer).probability(layers.get(layer).post()) * 0x1p53);
  }

  /** Whether draw {@code number} (from 0) of a key is below a bound, in units of 2^-53. */
  public static boolean keeps(long key, long bound, long number) {
    long z = key + (number + 1) * STEP;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) < bound;
  }
}
