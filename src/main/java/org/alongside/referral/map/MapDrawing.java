package org.alongside.referral.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alongside.referral.map.Support.State;

/**
 * Draws a map as SVG: the survivor in the middle, a line up and down from them, and beside it a box for each support, what is in place next
 * to them. It knows nothing but what it is given, and nothing on it overlaps: each box is as tall as its lines need. Where a support
 * stands is said in its box and by its line (solid, dashed, dotted), so that nobody has to tell colours apart.
 *
 * <p>How wide letters are is not known here; each line is broken where it would be too wide in a wide typeface.
 */
public final class MapDrawing {
    /** In units of the drawing: as wide as the narrowest phone. */
    public static final int WIDTH = 320;

    /** Longer names end with an ellipsis; the list beside the drawing has them whole. */
    static final int NAME_LINES_MAX = 8;

    private static final int BOX_WIDTH = 148;
    private static final int EDGE = 2;
    private static final int GAP = 10;
    private static final int PADDING = 6;
    private static final int NAME_SIZE = 15;
    private static final int NAME_LINE = 19;
    private static final int NOTE_SIZE = 13;
    private static final int NOTE_LINE = 17;
    private static final int RADIUS = 34;
    private static final int YOU_SIZE = 15;
    private static final int MIDDLE = WIDTH / 2;
    private static final double TEXT_WIDTH = BOX_WIDTH - 2.0 * PADDING;
    private static final double CAPTION_WIDTH = WIDTH - 2.0 * EDGE;

    private MapDrawing() {}

    /**
     * What is drawn of a support.
     *
     * @param name in the survivor's words, or a number where names are not shown
     * @param stands where it stands, in words
     * @param mark that it coordinates, in words; empty where it does not
     */
    public record Node(String name, State state, String stands, String mark) {}

    /**
     * A drawing.
     *
     * @param title says what it is, and that the list beside it says the same
     * @param you what stands in the middle: no name
     * @param caption who coordinates where it is none of the supports; empty where nobody does
     */
    public record Drawing(String title, String you, String caption, List<Node> nodes) {
        public Drawing {
            nodes = List.copyOf(nodes);
        }
    }

    /** Where a box is. */
    record Box(Node node, int left, int top, int height, List<String> name, List<String> notes) {
        int bottom() {
            return top + height;
        }

        boolean isLeft() {
            return left < MIDDLE;
        }
    }

    /** Where all is. @param you where the middle of the circle is @param caption its lines, below the circle */
    record Layout(List<Box> boxes, int you, List<String> caption, int height) {}

    /** Where everything goes: half of the supports above the survivor, half of them below, two beside each other. */
    static Layout layout(Drawing drawing) {
        List<Node> near = drawing.nodes().stream()
                .sorted(Comparator.comparing((Node one) -> nearness(one.state())))
                .toList();
        List<List<Node>> above = new ArrayList<>();
        List<List<Node>> below = new ArrayList<>();
        for (int at = 0; at < near.size(); at += 2) {
            List<Node> row = near.subList(at, Math.min(at + 2, near.size()));
            (above.size() <= below.size() ? above : below).add(row);
        }
        List<Box> boxes = new ArrayList<>();
        int top = EDGE;
        for (int row = above.size() - 1; row >= 0; row--) {
            top = place(above.get(row), top, boxes) + GAP;
        }
        int you = top + GAP + RADIUS;
        List<String> caption = MapText.lines(drawing.caption(), NOTE_SIZE, CAPTION_WIDTH, NAME_LINES_MAX);
        top = you + RADIUS + GAP + caption.size() * NOTE_LINE + (caption.isEmpty() ? 0 : GAP);
        for (List<Node> row : below) {
            top = place(row, top, boxes) + GAP;
        }
        return new Layout(boxes, you, caption, top - GAP + EDGE);
    }

    private static int nearness(State state) {
        return switch (state) {
            case IN_PLACE -> 0;
            case PAUSED -> 1;
            case WISHED_FOR -> 2;
            case ENDED -> 3;
        };
    }

    /** @return where the row ends */
    private static int place(List<Node> row, int top, List<Box> boxes) {
        int bottom = top;
        for (int column = 0; column < row.size(); column++) {
            Node node = row.get(column);
            List<String> name = MapText.lines(node.name(), NAME_SIZE, TEXT_WIDTH, NAME_LINES_MAX);
            List<String> notes = new ArrayList<>(MapText.lines(node.stands(), NOTE_SIZE, TEXT_WIDTH, NAME_LINES_MAX));
            notes.addAll(MapText.lines(node.mark(), NOTE_SIZE, TEXT_WIDTH, NAME_LINES_MAX));
            int height = 2 * PADDING + name.size() * NAME_LINE + notes.size() * NOTE_LINE;
            int left = column == 0 ? EDGE : WIDTH - EDGE - BOX_WIDTH;
            boxes.add(new Box(node, left, top, height, name, notes));
            bottom = Math.max(bottom, top + height);
        }
        return bottom;
    }

    /** The drawing as an element of a page; every word in it is escaped. */
    public static String svg(Drawing drawing) {
        Layout layout = layout(drawing);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg class=\"support-map\" role=\"img\" aria-labelledby=\"support-map-title\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(layout.height())
                .append("\" xmlns=\"http://www.w3.org/2000/svg\"><title id=\"support-map-title\">")
                .append(MapText.escaped(drawing.title()))
                .append("</title>");
        stem(svg, layout);
        layout.boxes().forEach(box -> line(svg, box));
        layout.boxes().forEach(box -> box(svg, box));
        svg.append("<circle class=\"you\" cx=\"")
                .append(MIDDLE)
                .append("\" cy=\"")
                .append(layout.you())
                .append("\" r=\"")
                .append(RADIUS)
                .append("\"/>");
        text(svg, "you", MIDDLE, layout.you() + YOU_SIZE / 3, YOU_SIZE, drawing.you());
        int baseline = layout.you() + RADIUS + GAP + NOTE_SIZE;
        if (!layout.caption().isEmpty()) {
            svg.append("<rect class=\"caption\" x=\"")
                    .append(EDGE)
                    .append("\" y=\"")
                    .append(layout.you() + RADIUS + GAP / 2)
                    .append("\" width=\"")
                    .append(WIDTH - 2 * EDGE)
                    .append("\" height=\"")
                    .append(layout.caption().size() * NOTE_LINE + GAP / 2)
                    .append("\"/>");
        }
        for (String line : layout.caption()) {
            text(svg, "mark", MIDDLE, baseline, NOTE_SIZE, line);
            baseline += NOTE_LINE;
        }
        return svg.append("</svg>").toString();
    }

    /** From the survivor up and down the middle, as far as there are boxes. */
    private static void stem(StringBuilder svg, Layout layout) {
        int[] ends = {
            layout.boxes().stream().mapToInt(MapDrawing::middle).min().orElse(layout.you()),
            layout.boxes().stream().mapToInt(MapDrawing::middle).max().orElse(layout.you())
        };
        svg.append("<path class=\"stem\" d=\"M")
                .append(MIDDLE)
                .append(' ')
                .append(Math.min(ends[0], layout.you()))
                .append('V')
                .append(Math.max(ends[1], layout.you()))
                .append("\"/>");
    }

    private static int middle(Box box) {
        return box.top() + box.height() / 2;
    }

    /** From the line in the middle to the box. */
    private static void line(StringBuilder svg, Box box) {
        svg.append("<path class=\"line ")
                .append(box.node().state().address())
                .append("\" d=\"M")
                .append(MIDDLE)
                .append(' ')
                .append(middle(box))
                .append('H')
                .append(box.isLeft() ? box.left() + BOX_WIDTH : box.left())
                .append("\"/>");
    }

    private static void box(StringBuilder svg, Box box) {
        svg.append("<g class=\"support")
                .append(box.node().mark().isEmpty() ? "" : " coordinates")
                .append("\"><rect class=\"box ")
                .append(box.node().state().address())
                .append("\" x=\"")
                .append(box.left())
                .append("\" y=\"")
                .append(box.top())
                .append("\" width=\"")
                .append(BOX_WIDTH)
                .append("\" height=\"")
                .append(box.height())
                .append("\" rx=\"6\"/>");
        int middle = box.left() + BOX_WIDTH / 2;
        int top = box.top() + PADDING;
        for (String line : box.name()) {
            text(svg, "name", middle, top + NAME_SIZE, NAME_SIZE, line);
            top += NAME_LINE;
        }
        for (String line : box.notes()) {
            text(svg, "note", middle, top + NOTE_SIZE, NOTE_SIZE, line);
            top += NOTE_LINE;
        }
        svg.append("</g>");
    }

    private static void text(StringBuilder svg, String what, int middle, int baseline, int size, String line) {
        svg.append("<text class=\"")
                .append(what)
                .append("\" x=\"")
                .append(middle)
                .append("\" y=\"")
                .append(baseline)
                .append("\" font-size=\"")
                .append(size)
                .append("\" text-anchor=\"middle\">")
                .append(MapText.escaped(line))
                .append("</text>");
    }
}
