package org.alongside.engine.wiring.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A straight part of a flow, in pixels. */
record Line(double fromX, double fromY, double toX, double toY) {
    private static final double NEARLY_NOTHING = 0.01;

    record Point(double x, double y) {
        boolean isAt(Point other) {
            return Math.hypot(x - other.x, y - other.y) < NEARLY_NOTHING;
        }
    }

    Point from() {
        return new Point(fromX, fromY);
    }

    Point to() {
        return new Point(toX, toY);
    }

    double length() {
        return Math.hypot(toX - fromX, toY - fromY);
    }

    Bounds box() {
        return new Bounds(Math.min(fromX, toX), Math.min(fromY, toY), Math.abs(toX - fromX), Math.abs(toY - fromY));
    }

    /** Points that both have in common: none, the one where they cross or touch, or both ends of where they lie upon each other. */
    List<Point> meets(Line other) {
        if (isApart(fromX, toX, other.fromX, other.toX) || isApart(fromY, toY, other.fromY, other.toY)) {
            return List.of();
        }
        List<Point> points = new ArrayList<>();
        add(points, other.from(), isOn(other.from()));
        add(points, other.to(), isOn(other.to()));
        add(points, from(), other.isOn(from()));
        add(points, to(), other.isOn(to()));
        if (points.isEmpty()) {
            crosses(other).ifPresent(points::add);
        }
        return points;
    }

    /** The point in which they cross, each going on behind it; none where one only touches the other. */
    Optional<Point> crosses(Line other) {
        if (isOn(other.from()) || isOn(other.to()) || other.isOn(from()) || other.isOn(to())) {
            return Optional.empty();
        }
        double parallel = (toX - fromX) * (other.toY - other.fromY) - (toY - fromY) * (other.toX - other.fromX);
        if (parallel == 0 || side(other.from()) * side(other.to()) >= 0 || other.side(from()) * other.side(to()) >= 0) {
            return Optional.empty();
        }
        double part =
                ((other.fromX - fromX) * (other.toY - other.fromY) - (other.fromY - fromY) * (other.toX - other.fromX))
                        / parallel;
        return Optional.of(new Point(fromX + part * (toX - fromX), fromY + part * (toY - fromY)));
    }

    private static boolean isApart(double from, double to, double otherFrom, double otherTo) {
        return Math.max(from, to) < Math.min(otherFrom, otherTo) - NEARLY_NOTHING
                || Math.max(otherFrom, otherTo) < Math.min(from, to) - NEARLY_NOTHING;
    }

    private static void add(List<Point> points, Point point, boolean isOne) {
        if (isOne && points.stream().noneMatch(point::isAt)) {
            points.add(point);
        }
    }

    /** Less than zero on one side of the line, more on the other. */
    private double side(Point point) {
        return (toX - fromX) * (point.y() - fromY) - (toY - fromY) * (point.x() - fromX);
    }

    private boolean isOn(Point point) {
        return Math.abs(side(point)) <= NEARLY_NOTHING * Math.max(1, length())
                && point.x() >= Math.min(fromX, toX) - NEARLY_NOTHING
                && point.x() <= Math.max(fromX, toX) + NEARLY_NOTHING
                && point.y() >= Math.min(fromY, toY) - NEARLY_NOTHING
                && point.y() <= Math.max(fromY, toY) + NEARLY_NOTHING;
    }
}
