package org.alongside.referral.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.alongside.referral.map.MapDrawing.Box;
import org.alongside.referral.map.MapDrawing.Drawing;
import org.alongside.referral.map.MapDrawing.Layout;
import org.alongside.referral.map.MapDrawing.Node;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.Support.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The drawing of a map: nothing on it overlaps or leaves it, and no word becomes a part of it. */
class MapDrawingTest {
    private static final State[] STATES = {State.IN_PLACE, State.WISHED_FOR, State.PAUSED};
    private static final Pattern NUMBERS = Pattern.compile("M(\\d+) (\\d+)([VH])(\\d+)");

    private static Drawing drawing(int number, String name, String caption) {
        return new Drawing(
                "The map. The list says the same.",
                "You",
                caption,
                IntStream.range(0, number)
                        .mapToObj(each -> new Node(
                                name,
                                STATES[each % STATES.length],
                                "Stepped out for now",
                                each == 0 ? "Coordinates" : ""))
                        .toList());
    }

    private static Document read(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document svg, String tag) {
        List<Element> all = new ArrayList<>();
        for (int each = 0; each < svg.getElementsByTagName(tag).getLength(); each++) {
            all.add((Element) svg.getElementsByTagName(tag).item(each));
        }
        return all;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** What an element covers: left, top, right, bottom. */
    private static double[] covers(Element element) {
        if (element.getTagName().equals("circle")) {
            double r = number(element, "r");
            return new double[] {
                number(element, "cx") - r,
                number(element, "cy") - r,
                number(element, "cx") + r,
                number(element, "cy") + r
            };
        }
        if (element.getTagName().equals("text")) {
            double size = number(element, "font-size");
            double half = MapText.width(element.getTextContent(), (int) size) / 2;
            return new double[] {
                number(element, "x") - half,
                number(element, "y") - size,
                number(element, "x") + half,
                number(element, "y") + 3
            };
        }
        return new double[] {
            number(element, "x"),
            number(element, "y"),
            number(element, "x") + number(element, "width"),
            number(element, "y") + number(element, "height")
        };
    }

    private static boolean overlap(double[] one, double[] other) {
        return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
    }

    private static boolean within(double[] inner, double[] outer) {
        return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
    }

    @ParameterizedTest
    @CsvSource({
        "0, A",
        "1, Aunty Mere",
        "2, x",
        "3, Doctor",
        "7, Te Whare Tokotoko kaupapa Māori counselling",
        "19, W",
        "20, W",
        "20, i",
        "20, ŵ",
        "20, 漢",
        "20, 👩‍👩‍👧",
        "20, م"
    })
    void nothingOverlapsOrLeavesIt(int number, String repeated) throws Exception {
        String name = repeated.length() > 8 ? repeated : repeated.repeat(Text.NAME.max() / repeated.length());
        Document svg = read(MapDrawing.svg(drawing(number, name, "Your peer worker coordinates, as you both agreed")));
        String[] box = svg.getDocumentElement().getAttribute("viewBox").split(" ");
        double[] page = {0, 0, Double.parseDouble(box[2]), Double.parseDouble(box[3])};
        assertThat(page[2]).isEqualTo(MapDrawing.WIDTH);
        List<Element> shapes = new ArrayList<>(all(svg, "rect"));
        shapes.addAll(all(svg, "circle"));
        assertThat(shapes).hasSize(number + 2);
        for (int one = 0; one < shapes.size(); one++) {
            assertThat(within(covers(shapes.get(one)), page)).isTrue();
            for (int other = one + 1; other < shapes.size(); other++) {
                assertThat(overlap(covers(shapes.get(one)), covers(shapes.get(other))))
                        .isFalse();
            }
        }
        List<Element> texts = all(svg, "text");
        for (int one = 0; one < texts.size(); one++) {
            double[] here = covers(texts.get(one));
            assertThat(shapes).as(texts.get(one).getTextContent()).anyMatch(shape -> within(here, covers(shape)));
            for (int other = one + 1; other < texts.size(); other++) {
                assertThat(overlap(here, covers(texts.get(other)))).isFalse();
            }
        }
        lines(svg, shapes, number);
    }

    /** One line goes along the middle and one from there to each box, through no other one. */
    private static void lines(Document svg, List<Element> shapes, int number) {
        List<Element> paths = all(svg, "path");
        assertThat(paths).hasSize(number + 1);
        for (Element path : paths) {
            Matcher at = NUMBERS.matcher(path.getAttribute("d"));
            assertThat(at.matches()).isTrue();
            double x = Double.parseDouble(at.group(1));
            double y = Double.parseDouble(at.group(2));
            double to = Double.parseDouble(at.group(4));
            double[] line = at.group(3).equals("V")
                    ? new double[] {x - 1, Math.min(y, to), x + 1, Math.max(y, to)}
                    : new double[] {Math.min(x, to), y - 1, Math.max(x, to), y + 1};
            assertThat(shapes.stream()
                            .filter(shape -> shape.getAttribute("class").startsWith("box"))
                            .filter(shape -> overlap(covers(shape), line)))
                    .isEmpty();
        }
    }

    @Test
    void whatIsInPlaceStandsNextToThem() {
        Layout layout = MapDrawing.layout(drawing(9, "Somebody", ""));
        int nearest = layout.boxes().stream()
                .filter(box -> box.node().state() == State.IN_PLACE)
                .mapToInt(box -> distance(box, layout))
                .max()
                .orElseThrow();
        assertThat(layout.boxes())
                .filteredOn(box -> box.node().state() == State.WISHED_FOR)
                .allMatch(box -> distance(box, layout) >= nearest - box.height());
    }

    private static int distance(Box box, Layout layout) {
        return box.bottom() < layout.you() ? layout.you() - box.bottom() : box.top() - layout.you();
    }

    @Test
    void noWordBecomesAPartOfIt() throws Exception {
        String name = "</text><script>alert(1)</script><image href=\"x\" onerror='y'/>&amp;";
        String svg = MapDrawing.svg(new Drawing(
                "</title><script>", "<b>", "<i>\"'", List.of(new Node(name, State.IN_PLACE, "<s>", "<u>"))));
        Document read = read(svg);
        for (String tag : new String[] {"script", "image", "b", "i", "s", "u"}) {
            assertThat(read.getElementsByTagName(tag).getLength()).as(tag).isZero();
        }
        assertThat(all(read, "text").stream().map(Element::getTextContent).reduce("", String::concat))
                .contains("<script>", "onerror='y'", "&amp;");
    }

    @Test
    void marksThatTurnTheDirectionAndMarksOnMarksAreLeftOut() {
        assertThat(MapText.lines("a\u202Eb\u2067c\u0007d", 13, 100, 3)).containsExactly("abcd");
        assertThat(MapText.lines("Z" + "\u0301".repeat(70), 13, 100, 3)).containsExactly("Z\u0301\u0301\u0301");
    }

    @Test
    void aLineIsBrokenBetweenWordsAndElseWithinThem() {
        assertThat(MapText.lines("Aunty Mere and Uncle Rangi", 10, 100, 6))
                .containsExactly("Aunty Mere", "and Uncle", "Rangi");
        assertThat(MapText.lines("aaaaaaaaaaaaaaaaaaaa", 10, 100, 6))
                .allMatch(line -> line.length() <= 13)
                .hasSize(2);
        assertThat(MapText.lines("aaa ".repeat(50), 10, 40, 2))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("…");
        assertThat(MapText.lines("", 10, 100, 6)).isEmpty();
    }
}
