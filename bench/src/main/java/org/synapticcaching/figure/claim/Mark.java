package org.synapticcaching.figure.claim;

import java.util.List;
import org.synapticcaching.model.Require;

/**
 * Where the expected range of a claim lies in a figure, for claims whose number is a coordinate of
 * points of one panel, or the slope of a curve. It says nothing of its own: whether a claim is met
 * is decided by the number that the claim measures.
 *
 * @param panel index of the panel, from 0
 * @param direction what of the points the number tells
 * @param points which of them
 * @param relation how the number and what it is compared with make a coordinate
 * @param base what it is compared with
 */
public record Mark(int panel, Direction direction, Points points, Relation relation, Base base) {
  /** What a number tells of points. */
  public enum Direction {
    /** Where they lie on the horizontal axis. */
    X,
    /** Where they lie on the vertical axis. */
    Y,
    /** How steep they rise where both axes are logarithmic. */
    SLOPE
  }

  public Mark {
    Require.that(panel >= 0, "panels are counted from 0, got %s", panel);
    Require.that(
        (relation == Relation.IS || relation == Relation.IN_PERCENT)
            == (base.kind() == Base.Kind.NONE),
        "%s needs something to compare with, and nothing else does, got %s",
        relation,
        base.kind());
  }

  /** The number is a coordinate of these points on the vertical axis. */
  public static Mark level(int panel, Points points) {
    return new Mark(panel, Direction.Y, points, Relation.IS, Base.NONE);
  }

  /** The number compares these points, on the vertical axis, with others. */
  public static Mark level(int panel, Points points, Relation relation, Base base) {
    return new Mark(panel, Direction.Y, points, relation, base);
  }

  /** The number is a coordinate of these points on the horizontal axis. */
  public static Mark place(int panel, Points points) {
    return new Mark(panel, Direction.X, points, Relation.IS, Base.NONE);
  }

  /** The number compares these points, on the horizontal axis, with others. */
  public static Mark place(int panel, Points points, Relation relation, Base base) {
    return new Mark(panel, Direction.X, points, relation, base);
  }

  /** The number is the slope of these points. */
  public static Mark slope(int panel, Points points) {
    return new Mark(panel, Direction.SLOPE, points, Relation.IS, Base.NONE);
  }

  /**
   * Points of curves.
   *
   * @param kind which of them
   * @param from least place on the horizontal axis
   * @param to largest place there
   * @param curves names of the curves
   */
  public record Points(Kind kind, double from, double to, List<String> curves) {
    /** Which points of a curve a claim is about. */
    public enum Kind {
      /** Every one. */
      ALL,
      /** At least one of them. */
      ANY,
      /** Every one on average, each in units of what it is compared with. */
      AVERAGE,
      /** The first and the last. */
      ENDS,
      /** The last. */
      LAST,
      /** The lowest. */
      LOWEST,
      /** The leftmost: where the horizontal axis is one of energies, the cheapest. */
      LEFTMOST,
      /** Where the curve passes 1. */
      CROSSING
    }

    public Points {
      Require.that(from <= to, "points from %s to %s are none", from, to);
      curves = List.copyOf(curves);
    }

    /** Points of whole curves. */
    public static Points of(Kind kind, String... curves) {
      return new Points(kind, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of(curves));
    }

    /** All points in a range of the horizontal axis. */
    public static Points within(double from, double to, String... curves) {
      return new Points(Kind.ALL, from, to, List.of(curves));
    }

    /** The points at one place of the horizontal axis. */
    public static Points at(double x, String... curves) {
      return within(x, x, curves);
    }
  }

  /**
   * What points are compared with.
   *
   * @param kind which points of the curves
   * @param at where on the horizontal axis; NaN where that does not matter
   * @param curves names of the curves, of which the lowest counts
   */
  public record Base(Kind kind, double at, List<String> curves) {
    /** Nothing: the number is a coordinate itself. */
    public static final Base NONE = new Base(Kind.NONE, Double.NaN, List.of());

    /** Which points of a curve others are compared with. */
    public enum Kind {
      /** None. */
      NONE,
      /** The one at a place, between two points on a straight line. */
      AT,
      /** The one at a part of the way from the first to the last place. */
      AT_PART,
      /** The lowest. */
      LOWEST,
      /** Each with the one at its own place. */
      EACH
    }

    public Base {
      curves = List.copyOf(curves);
    }

    /** The lowest of the points at one place. */
    public static Base at(double x, String... curves) {
      return new Base(Kind.AT, x, List.of(curves));
    }

    /** The point at a part, 0 to 1, of the way from the first to the last place of a curve. */
    public static Base atPart(double part, String curve) {
      return new Base(Kind.AT_PART, part, List.of(curve));
    }

    /** The lowest point of all. */
    public static Base lowest(String... curves) {
      return new Base(Kind.LOWEST, Double.NaN, List.of(curves));
    }

    /** The point of a curve at the same place as each that is compared. */
    public static Base each(String curve) {
      return new Base(Kind.EACH, Double.NaN, List.of(curve));
    }
  }

  /** How a coordinate follows from the number of a claim and what it is compared with. */
  public enum Relation {
    /** The number itself. */
    IS {
      @Override
      public Expectation of(Expectation number, double base) {
        return number;
      }
    },
    /** The number as a percentage. */
    IN_PERCENT {
      @Override
      public Expectation of(Expectation number, double base) {
        return new Expectation(100 * number.least(), 100 * number.most());
      }
    },
    /** The number times the base. */
    TIMES {
      @Override
      public Expectation of(Expectation number, double base) {
        return new Expectation(number.least() * base, number.most() * base);
      }
    },
    /** The base over the number. */
    DIVIDES {
      @Override
      public Expectation of(Expectation number, double base) {
        double most = number.least() > 0 ? base / number.least() : Double.POSITIVE_INFINITY;
        return new Expectation(base / number.most(), most);
      }
    },
    /** The base less the number. */
    BELOW_BY {
      @Override
      public Expectation of(Expectation number, double base) {
        return new Expectation(base - number.most(), base - number.least());
      }
    },
    /** The number is the part of the base that is missing. */
    BELOW_BY_PART {
      @Override
      public Expectation of(Expectation number, double base) {
        return new Expectation(base * (1 - number.most()), base * (1 - number.least()));
      }
    },
    /** The number is a factor either way, at least 1. */
    WITHIN_FACTOR {
      @Override
      public Expectation of(Expectation number, double base) {
        return new Expectation(base / number.most(), base * number.most());
      }
    },
    /** The number is a part of the base, either way. */
    WITHIN_PART {
      @Override
      public Expectation of(Expectation number, double base) {
        return new Expectation(base * (1 - number.most()), base * (1 + number.most()));
      }
    };

    /**
     * The range of the coordinate.
     *
     * @param number range of the claim's number
     * @param base a positive coordinate; ignored where there is nothing to compare with
     */
    public abstract Expectation of(Expectation number, double base);
  }
}
