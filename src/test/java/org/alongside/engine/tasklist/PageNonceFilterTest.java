package org.alongside.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class PageNonceFilterTest {
    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    private final PageNonceFilter filter = new PageNonceFilter();
    private final ServletContext shared = new MockServletContext();

    private MockHttpServletRequest page() {
        return new MockHttpServletRequest(shared, "GET", "/camunda/app/tasklist/default/");
    }

    /** Spring Security keeps something for each context that it meets: one for each request would never end. */
    @Test
    void allRequestsSeeTheSameContext() throws Exception {
        List<ServletContext> seen = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            filter.doFilter(
                    page(),
                    new MockHttpServletResponse(),
                    (request, response) -> seen.add(request.getServletContext()));
        }

        assertThat(seen).hasSize(100).allMatch(context -> context == seen.get(0));
        assertThat(new HashSet<>(seen)).hasSize(1);
        assertThat(seen.get(0)).isEqualTo(seen.get(0)).isNotEqualTo(shared);
    }

    @Test
    void eachRequestHasItsOwnNonce() throws Exception {
        int requests = 8;
        CountDownLatch allSet = new CountDownLatch(requests);
        ExecutorService browsers = Executors.newFixedThreadPool(requests);
        List<Future<Object>> found = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String own = "nonce " + i;
            found.add(browsers.submit(() -> {
                List<Object> nonce = new ArrayList<>();
                filter.doFilter(page(), new MockHttpServletResponse(), (request, response) -> {
                    request.getServletContext().setAttribute(NONCE, own);
                    allSet.countDown();
                    try {
                        allSet.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    nonce.add(request.getServletContext().getAttribute(NONCE));
                });
                return nonce.get(0);
            }));
        }

        for (int i = 0; i < requests; i++) {
            assertThat(found.get(i).get()).isEqualTo("nonce " + i);
        }
        browsers.shutdown();
        assertThat(shared.getAttribute(NONCE)).isNull();
    }

    @Test
    void whatElseIsKeptThereIsShared() throws Exception {
        shared.setAttribute("of all", "value");
        List<Object> found = new ArrayList<>();

        filter.doFilter(
                page(),
                new MockHttpServletResponse(),
                (request, response) -> found.add(request.getServletContext().getAttribute("of all")));

        assertThat(found).containsExactly("value");
    }
}
