package org.alongside.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;

/** What comes from our pages, and what did not come from them. */
class PageFormTest {
    private static final String[] FIELDS = {"name", "level"};

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    private void isNotOurs() {
        assertThatThrownBy(() -> {
                    PageForm form = PageForm.of(request, FIELDS);
                    form.text("name");
                    form.choice("level", Set.of("ONE", "TWO"));
                })
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("400");
    }

    @Test
    void readsWhatThePageHas() {
        request.addParameter("_csrf", "token");
        request.addParameter("name", "  Tūī 27 ");
        request.addParameter("level", "ONE");
        PageForm form = PageForm.of(request, FIELDS);
        assertThat(form.text("name")).isEqualTo("Tūī 27");
        assertThat(form.choice("level", Set.of("ONE", "TWO"))).contains("ONE");
    }

    @Test
    void readsNothingWhereNothingWasSent() {
        PageForm form = PageForm.of(request, FIELDS);
        assertThat(form.text("name")).isEmpty();
        assertThat(form.choice("level", Set.of("ONE"))).isEmpty();
        assertThat(form.choices("level", Set.of("ONE"))).isEmpty();
        assertThat(form.isTicked("level")).isFalse();
        assertThatThrownBy(() -> form.oneOf("level", Set.of("ONE"))).isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void refusesAFieldThatThePageDoesNotHave() {
        request.addParameter("role", "admin");
        isNotOurs();
    }

    @Test
    void refusesAValueThatTheListDoesNotHave() {
        request.addParameter("level", "THREE");
        isNotOurs();
    }

    @Test
    void refusesAFieldThatComesTwice() {
        request.addParameter("name", "one", "two");
        isNotOurs();
    }

    @Test
    void refusesWhatIsTooLong() {
        request.addParameter("name", "a".repeat(201));
        isNotOurs();
    }

    @Test
    void refusesSignsThatNobodyTypes() {
        request.addParameter("name", "a\0b");
        isNotOurs();
    }

    @Test
    void refusesAFieldThatComesWithoutEnd() {
        request.addParameter("level", "ONE ".repeat(21).strip().split(" "));
        isNotOurs();
    }
}
