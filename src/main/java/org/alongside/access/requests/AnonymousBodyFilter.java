package org.alongside.access.requests;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Takes the bodies of who is not signed in without a thread that waits for them: small, within a few seconds, and only
 * then does anybody handle the request. Sign-ins and links wait for their turn in the {@link SignInQueue}, without a thread too; what
 * a survivor says on a page that is open to them does not wait.
 */
public final class AnonymousBodyFilter implements Filter {
    static final int FORM_BYTES_MAX = 16 * 1024;
    static final int AT_ONCE_MAX = 2_000;
    private static final Duration BODY_WITHIN = Duration.ofSeconds(5);
    /** What a survivor wrote may come over a bad line, and is typed once more only if it must be. */
    private static final Duration SAID_WITHIN = Duration.ofSeconds(30);

    private static final Duration TURN_WITHIN = Duration.ofSeconds(15);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(1);

    /** What waits for its turn. */
    private static final Pattern QUEUED = Pattern.compile(
            "/login|/login/passkey|/first-administrator|(/(?:invitation|own|own/letter|own/letter-file)/[a-z0-9-]{1,60}/[A-Za-z0-9_-]{43}"
                    + "|/own/record/(?:word|change-word)|/own/code/[0-9a-f]{12})");

    /** What does not. */
    private static final Pattern OPEN = Pattern.compile("/own/(?:assessment/(?:[0-9]{1,2}|review|decline)"
            + "|record/(?:do/[a-z-]{1,20}|correct|correct/send)|feedback(?:/[0-9a-f]{12})?)");

    private static final String BODY = AnonymousBodyFilter.class.getName() + ".body";

    private enum State {
        READING,
        WAITING,
        GOING,
        ENDED
    }

    private final SignInQueue queue;
    private final ScheduledThreadPoolExecutor deadlines;
    private final AtomicInteger atOnce = new AtomicInteger();

    public AnonymousBodyFilter(SignInQueue queue) {
        this.queue = queue;
        this.deadlines = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "anonymous-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        deadlines.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (asked.getDispatcherType() == DispatcherType.ASYNC) {
            chain.doFilter(
                    asked.getAttribute(BODY) instanceof byte[] body ? new BufferedFormRequest(asked, body) : asked,
                    answer);
            return;
        }
        boolean isPost = "POST".equals(asked.getMethod());
        boolean isQueued = isPost && QUEUED.matcher(asked.getServletPath()).matches();
        boolean isForm =
                isQueued || isPost && OPEN.matcher(asked.getServletPath()).matches();
        if (!isForm && (!hasBody(asked) || isSignedIn(asked))) {
            chain.doFilter(asked, answer);
            return;
        }
        if (asked.getContentLengthLong() > bytesMax(isForm)) {
            refuse(asked, answer, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (atOnce.incrementAndGet() > AT_ONCE_MAX) {
            atOnce.decrementAndGet();
            refuse(asked, answer, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            new Reading(asked, answer, isForm, isQueued).begin();
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean isSignedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private static int bytesMax(boolean isForm) {
        return isForm ? FORM_BYTES_MAX : RequestSizeFilter.BYTES_MAX;
    }

    /**
     * With a status after which the container ends the connection instead of reading on. On a page of a survivor it is said in
     * words; what floods us elsewhere gets no page.
     */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status) {
        response.setHeader("Connection", "close");
        if (request.getServletPath().startsWith("/own/")) {
            try {
                response.sendError(status);
                return;
            } catch (IOException connectionLost) {
                // Then nobody is there to read it.
            }
        }
        response.setStatus(status);
    }

    /** One request, from its first byte to its answer. */
    private final class Reading implements ReadListener, AsyncListener, SignInQueue.Waiting {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final boolean isForm;
        private final boolean isQueued;
        private final String address;
        private final AsyncContext async;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final AtomicReference<State> state = new AtomicReference<>(State.READING);
        private long bytes;
        private volatile Future<?> deadline;

        Reading(HttpServletRequest request, HttpServletResponse response, boolean isForm, boolean isQueued) {
            this.request = request;
            this.response = response;
            this.isForm = isForm;
            this.isQueued = isQueued;
            this.address = request.getRemoteAddr();
            this.async = request.startAsync(request, response);
            this.deadline = after(
                    isForm && !isQueued ? SAID_WITHIN : BODY_WITHIN,
                    () -> end(State.READING, HttpServletResponse.SC_REQUEST_TIMEOUT));
        }

        void begin() throws IOException {
            async.setTimeout(ANSWER_WITHIN.toMillis());
            async.addListener(this);
            if (hasBody(request)) {
                request.getInputStream().setReadListener(this);
            } else {
                onAllDataRead();
            }
        }

        private Future<?> after(Duration time, Runnable work) {
            return deadlines.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void onDataAvailable() throws IOException {
            ServletInputStream input = request.getInputStream();
            byte[] read = new byte[4096];
            while (state.get() == State.READING && input.isReady()) {
                int length = input.read(read);
                if (length < 0) {
                    return;
                }
                bytes += length;
                if (bytes > bytesMax(isForm)) {
                    end(State.READING, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                } else if (bytes <= FORM_BYTES_MAX) {
                    body.write(read, 0, length);
                } else {
                    // Nothing as long as this is taken from who is not signed in: it is skipped, then refused.
                    body.reset();
                }
            }
        }

        @Override
        public void onAllDataRead() {
            if (!state.compareAndSet(State.READING, State.WAITING)) {
                return;
            }
            deadline.cancel(false);
            if (!isQueued) {
                go();
                return;
            }
            deadline = after(TURN_WITHIN, this::busy);
            if (!queue.enter(address, this)) {
                busy();
            }
        }

        @Override
        public boolean go() {
            if (!state.compareAndSet(State.WAITING, State.GOING)) {
                return false;
            }
            deadline.cancel(false);
            request.setAttribute(BODY, body.toByteArray());
            async.dispatch();
            return true;
        }

        private void busy() {
            if (state.compareAndSet(State.WAITING, State.ENDED)) {
                queue.leave(address, this);
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                Matcher form = QUEUED.matcher(request.getServletPath());
                String link = form.matches() ? form.group(1) : null;
                response.setHeader("Location", request.getContextPath() + (link == null ? "/login" : link) + "?busy");
                async.complete();
            }
        }

        private void end(State from, int status) {
            if (state.compareAndSet(from, State.ENDED)) {
                refuse(request, response, status);
                async.complete();
            }
        }

        @Override
        public void onError(Throwable connectionLost) {
            end(State.READING, HttpServletResponse.SC_BAD_REQUEST);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end(State.READING, HttpServletResponse.SC_REQUEST_TIMEOUT);
            busy();
        }

        @Override
        public void onError(AsyncEvent event) {
            end(State.READING, HttpServletResponse.SC_BAD_REQUEST);
            busy();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }

        @Override
        public void onComplete(AsyncEvent event) {
            deadline.cancel(false);
            atOnce.decrementAndGet();
            if (state.getAndSet(State.ENDED) == State.GOING && isQueued) {
                queue.done();
            }
        }
    }
}
