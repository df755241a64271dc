package org.alongside.engine.wiring.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be printed on a sheet, or cannot be read there, is told with its place; what just fits is not. */
class DrawingCheckTest {
    private static final Bounds BELOW = new Bounds(200, 160, 60, 14);

    @Test
    void aDrawingInWhichNothingIsInTheWayIsWell() {
        Sheet sheet = new Sheet("x")
                .task("a", 0, 100)
                .boundary("late", "a", 60, 162)
                .gateway("g", 200, 115, new Bounds(195, 95, 60, 14))
                .frame("f", "Together", 320, 40, 400, 300)
                .task("b", 360, 100)
                .task("c", 560, 100)
                .flow("b", "c", 460, 140, 560, 140)
                .close()
                .task("d", 320, 400)
                .flow("a", "g", 100, 140, 200, 140)
                .flow("g", "f", "yes", new Bounds(256, 122, 20, 14), 250, 140, 320, 140)
                .flow("g", "d", "no", new Bounds(230, 170, 20, 14), 225, 165, 225, 440, 320, 440)
                .flow("late", "d", 78, 198, 78, 460, 320, 460);
        assertThat(sheet.problems()).isEmpty();
    }

    @Test
    void aDrawingLargerThanASheetIsFound() {
        assertThat(new Sheet("x").task("a", 0, 0).task("b", 1600, 1070).problems())
                .isEmpty();
        assertThat(new Sheet("x").task("a", 0, 0).task("b", 1601, 0).problems())
                .singleElement()
                .asString()
                .startsWith("x, drawing: it is 1,701 x 80 pixels; at most 1,700 x 1,150 can be read")
                .endsWith("that is called.");
        assertThat(new Sheet("x").task("a", 0, 0).task("b", 0, 1071).problems())
                .singleElement()
                .asString()
                .contains("it is 100 x 1,151 pixels");
    }

    @Test
    void namesAndFlowsCountToTheSize() {
        assertThat(new Sheet("x")
                        .task("a", 0, 0)
                        .gateway("g", 1600, 15, new Bounds(1660, 30, 60, 14))
                        .problems())
                .anyMatch(problem -> problem.startsWith("x, drawing: it is 1,720 x 80"));
        assertThat(new Sheet("x")
                        .task("a", 0, 0)
                        .task("b", 150, 0)
                        .flow("a", "b", 50, 0, 50, -1100, 60, -1100, 60, 0)
                        .problems())
                .anyMatch(problem -> problem.startsWith("x, drawing: it is 250 x 1,180"));
    }

    @Test
    void moreThanThirtyBoxesAreFound() {
        Sheet sheet = new Sheet("x");
        for (int i = 0; i < 30; i++) {
            sheet.task("t" + i, i % 10 * 120, i / 10 * 100);
        }
        assertThat(sheet.problems()).isEmpty();
        assertThat(sheet.task("last", 0, 300).problems())
                .singleElement()
                .asString()
                .startsWith("x, drawing: it holds 31 boxes, events, gateways and frames; at most 30 are understood");
    }

    @Test
    void aFrameThreeDeepIsFound() {
        Sheet sheet = new Sheet("x").frame("one", "1", 0, 0, 600, 600).frame("two", "2", 50, 50, 500, 500);
        assertThat(new Sheet("x")
                        .frame("one", "1", 0, 0, 600, 600)
                        .frame("two", "2", 50, 50, 500, 500)
                        .close()
                        .close()
                        .problems())
                .isEmpty();
        assertThat(sheet.frame("three", "3", 100, 100, 300, 300)
                        .close()
                        .close()
                        .close()
                        .problems())
                .containsExactly("x, three: it is a frame within 2 others; frames are at most 2 deep. Please make it a"
                        + " process of its own that is called.");
    }

    @Test
    void aFlowThatIsTooLongIsFound() {
        assertThat(new Sheet("x")
                        .task("a", 0, 0)
                        .task("b", 900, 0)
                        .flow("a", "b", 100, 40, 100, 240, 900, 240, 900, 40)
                        .problems())
                .isEmpty();
        assertThat(new Sheet("x")
                        .task("a", 0, 0)
                        .task("b", 900, 0)
                        .flow("a", "b", 100, 40, 100, 240, 901, 240, 901, 40)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("x, flow_a_b: it is 1,201 pixels long; at most 1,200 can be followed.");
    }

    @Test
    void flowsThatCrossAreFound() {
        assertThat(corners()
                        .flow("a", "d", 100, 40, 400, 340)
                        .flow("c", "b", 100, 340, 400, 40)
                        .problems())
                .containsExactly("x, flow_a_d: it crosses flow_c_b at 250, 190. Please lead one of them another way.");
        assertThat(corners()
                        .flow("a", "b", 100, 40, 400, 40)
                        .flow("c", "d", 100, 340, 400, 340)
                        .problems())
                .isEmpty();
    }

    /** They may come together on the way to their box. */
    @Test
    void flowsOfOneBoxThatCrossOnTheWayAreFound() {
        assertThat(corners()
                        .flow("a", "d", 100, 40, 250, 40, 250, 200, 400, 340)
                        .flow("c", "d", 100, 340, 120, 340, 120, 120, 300, 120, 300, 300, 400, 340)
                        .problems())
                .containsExactly("x, flow_a_d: it crosses flow_c_d at 250, 120. Please lead one of them another way.");
        assertThat(corners()
                        .flow("a", "d", 100, 40, 250, 40, 250, 340, 400, 340)
                        .flow("c", "d", 100, 340, 400, 340)
                        .problems())
                .isEmpty();
    }

    @Test
    void flowsThatCrossWhereOneBendsAreFound() {
        assertThat(corners()
                        .flow("a", "d", 100, 40, 250, 40, 250, 340, 400, 340)
                        .flow("c", "b", 100, 340, 250, 190, 400, 40)
                        .problems())
                .anyMatch(problem -> problem.contains("flow_a_d: it crosses flow_c_b at 250, 190"));
    }

    @Test
    void flowsThatLieUponEachOtherAreFound() {
        assertThat(corners()
                        .flow("a", "d", 100, 40, 250, 40, 250, 340, 400, 340)
                        .flow("c", "b", 100, 340, 250, 340, 250, 40, 400, 40)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("x, flow_a_d: it lies upon flow_c_b at 250,");
    }

    @Test
    void flowsFromOrToTheSameBoxMayShareTheirWay() {
        assertThat(corners()
                        .flow("a", "b", 100, 40, 400, 40)
                        .flow("a", "d", 100, 40, 250, 40, 250, 340, 400, 340)
                        .flow("c", "d", 100, 340, 400, 340)
                        .problems())
                .isEmpty();
    }

    @Test
    void aFlowMayComeWhereAnotherLeavesButNotLieUponIt() {
        assertThat(corners()
                        .flow("a", "b", 100, 40, 250, 40, 250, 60, 400, 60)
                        .flow("b", "c", 400, 60, 300, 200, 100, 340)
                        .problems())
                .isEmpty();
        assertThat(corners()
                        .flow("a", "b", 100, 40, 250, 40, 250, 60, 400, 60)
                        .flow("b", "c", 400, 60, 300, 60, 300, 340, 100, 340)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("x, flow_a_b: it lies upon flow_b_c at");
    }

    @Test
    void aFlowThroughABoxIsFound() {
        assertThat(corners().task("e", 200, 0).flow("a", "b", 100, 40, 400, 40).problems())
                .containsExactly("x, flow_a_b: it runs through e. Please lead it around.");
        assertThat(corners()
                        .task("e", 200, 0)
                        .flow("a", "b", 100, 40, 100, 80, 400, 80, 400, 40)
                        .problems())
                .as("also along its border")
                .hasSize(1);
        assertThat(corners()
                        .task("e", 200, 0)
                        .flow("a", "b", 50, 80, 50, 90, 450, 90, 450, 80)
                        .problems())
                .isEmpty();
    }

    @Test
    void aFlowThatLeavesItsFrameIsFound() {
        Sheet sheet = new Sheet("x")
                .frame("f", "F", 0, 0, 400, 200)
                .task("a", 20, 60)
                .task("b", 260, 60)
                .flow("a", "b", 70, 140, 70, 220, 310, 220, 310, 140)
                .close();
        assertThat(sheet.problems()).containsExactly("x, flow_a_b: it leaves its frame f. Please keep it inside.");
    }

    @Test
    void boxesThatLieOverEachOtherAreFound() {
        assertThat(new Sheet("x").task("a", 0, 0).task("b", 99, 79).problems())
                .containsExactly("x, a: it lies over b. Please move them apart.");
        assertThat(new Sheet("x").task("a", 0, 0).task("b", 100, 0).problems()).isEmpty();
    }

    @Test
    void whatStandsOutsideItsFrameIsFound() {
        assertThat(new Sheet("x")
                        .frame("f", "F", 0, 0, 400, 200)
                        .task("a", 310, 60)
                        .close()
                        .problems())
                .containsExactly(
                        "x, a: it stands outside its frame f. Please make the frame larger, or move it inside.");
    }

    @Test
    void anEventThatIsNotOnTheBorderOfItsBoxIsFound() {
        String sentence = "x, e: it does not stand on the border of a. Please move it there.";
        assertThat(new Sheet("x").task("a", 0, 0).boundary("e", "a", 30, 62).problems())
                .isEmpty();
        assertThat(new Sheet("x").task("a", 0, 0).boundary("e", "a", 30, 20).problems())
                .containsExactly(sentence);
        assertThat(new Sheet("x").task("a", 0, 0).boundary("e", "a", 30, 90).problems())
                .containsExactly(sentence);
    }

    @Test
    void aNameWithoutAPlaceIsFound() {
        assertThat(new Sheet("x").gateway("g", 0, 0, null).problems())
                .singleElement()
                .asString()
                .startsWith("x, g: its name has no place of its own");
        assertThat(corners().flow("a", "b", "yes", null, 100, 40, 400, 40).problems())
                .singleElement()
                .asString()
                .startsWith("x, flow_a_b: its name has no place of its own");
    }

    @Test
    void aNameOverABoxIsFound() {
        assertThat(new Sheet("x")
                        .gateway("g", 200, 100, BELOW)
                        .task("a", 250, 150)
                        .problems())
                .containsExactly("x, g: its name lies over a. Please move the name.");
        assertThat(new Sheet("x")
                        .gateway("g", 200, 100, BELOW)
                        .task("a", 260, 150)
                        .problems())
                .isEmpty();
        assertThat(new Sheet("x")
                        .gateway("g", 200, 100, new Bounds(210, 110, 30, 30))
                        .problems())
                .as("its own as well")
                .hasSize(1);
    }

    @Test
    void aNameThatNeedsMoreLinesThanTheFileSaysIsMeasured() {
        assertThat(new Sheet("x")
                        .gateway("g", 200, 100, new Bounds(200, 160, 30, 14))
                        .task("a", 160, 180)
                        .problems())
                .containsExactly("x, g: its name lies over a. Please move the name.");
    }

    @Test
    void aFlowThroughANameIsFound() {
        assertThat(corners()
                        .gateway("g", 220, 100, new Bounds(220, 33, 50, 14))
                        .flow("a", "b", 100, 40, 400, 40)
                        .problems())
                .containsExactly("x, g: flow_a_b runs through its name. Please move one of them.");
        assertThat(corners()
                        .flow("a", "b", "yes", new Bounds(220, 33, 50, 14), 100, 40, 400, 40)
                        .problems())
                .as("its own")
                .isEmpty();
    }

    @Test
    void aNameOverAnotherIsFound() {
        assertThat(new Sheet("x")
                        .gateway("g", 200, 100, BELOW)
                        .gateway("h", 260, 200, BELOW)
                        .problems())
                .containsExactly("x, g: its name lies over the name of h. Please move one of them.");
    }

    @Test
    void theTitleOfAFrameIsAName() {
        assertThat(new Sheet("x")
                        .frame("f", "Walk together", 0, 0, 400, 200)
                        .task("a", 150, 10)
                        .close()
                        .problems())
                .containsExactly("x, f: its name lies over a. Please move the name.");
    }

    @Test
    void aFlowThatIsNotDrawnIsFound() {
        assertThat(corners().undrawnFlow("flow_hidden", "a", "b", null).problems())
                .containsExactly("x, flow_hidden: it is missing from the drawing. Please draw it, or remove it from the"
                        + " file.");
    }

    @Test
    void aSecondDrawingInAFileIsFound() {
        List<String> problems = new ArrayList<>();
        String plane = "<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement=\"x\" /></bpmndi:BPMNDiagram>";
        DrawingCheck.check(new Sheet("x").model(plane + plane), problems);
        assertThat(problems).singleElement().asString().startsWith("x, drawing: the file holds 2 drawings");
    }

    @Test
    void anIdInTwoModelsIsFound() {
        List<String> problems = new ArrayList<>();
        DrawingCheck.check(
                List.of(
                        new Sheet("x").task("a", 0, 0).task("b", 0, 100).model(),
                        new Sheet("y").task("b", 0, 0).task("c", 0, 100).model()),
                problems);
        assertThat(problems)
                .containsExactly("y, b: x has an element with this id as well. Please give one of them another id.");
    }

    private static Sheet corners() {
        return new Sheet("x")
                .task("a", 0, 0)
                .task("b", 400, 0)
                .task("c", 0, 300)
                .task("d", 400, 300);
    }
}
