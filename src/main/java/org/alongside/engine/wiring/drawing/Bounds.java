package org.alongside.engine.wiring.drawing;

/** A rectangle of a drawing, in pixels; y grows downwards. */
record Bounds(double x, double y, double width, double height) {
    private static final double NEARLY_NOTHING = 0.01;

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    /** Whether both have an area in common; to touch is not enough. */
    boolean covers(Bounds other) {
        return x < other.right() - NEARLY_NOTHING
                && other.x < right() - NEARLY_NOTHING
                && y < other.bottom() - NEARLY_NOTHING
                && other.y < bottom() - NEARLY_NOTHING;
    }

    /** Whether all of the other is inside. */
    boolean holds(Bounds other) {
        return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
    }

    /** Whether the line has a point inside or on the border. */
    boolean isTouchedBy(Line line) {
        double[] inside = {0, 1};
        return cut(line.toX() - line.fromX(), x - line.fromX(), right() - line.fromX(), inside)
                && cut(line.toY() - line.fromY(), y - line.fromY(), bottom() - line.fromY(), inside);
    }

    /** Cuts the part of a line, 0 to 1, down to what lies between two bounds; false when nothing is left. */
    private static boolean cut(double direction, double lowest, double highest, double[] part) {
        if (direction == 0) {
            return lowest <= 0 && highest >= 0;
        }
        part[0] = Math.max(part[0], Math.min(lowest / direction, highest / direction));
        part[1] = Math.min(part[1], Math.max(lowest / direction, highest / direction));
        return part[0] <= part[1];
    }

    /** The same, smaller on every side. */
    Bounds within(double margin) {
        return new Bounds(x + margin, y + margin, width - 2 * margin, height - 2 * margin);
    }

    /** The smallest that holds both. */
    Bounds with(Bounds other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Bounds(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
