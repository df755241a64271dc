package org.alongside.engine.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of a page's content security policy with its request. The engine's web applications keep it in the
 * servlet context, which all requests share: whoever else asks for anything between the header and the page changes it, the
 * browser runs no script, and the page stays empty.
 *
 * <p>All requests see one and the same other context: Spring Security remembers every context that it meets, for ever.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PageNonceFilter extends OncePerRequestFilter {
    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    private final ThreadLocal<HttpServletRequest> current = new ThreadLocal<>();
    private @Nullable ServletContext withOwnNonces;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext context = contextFor(request.getServletContext());
        current.set(request);
        try {
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public ServletContext getServletContext() {
                            return context;
                        }
                    },
                    response);
        } finally {
            current.remove();
        }
    }

    private synchronized ServletContext contextFor(ServletContext shared) {
        ServletContext known = withOwnNonces;
        if (known == null) {
            known = (ServletContext) Proxy.newProxyInstance(
                    ServletContext.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, arguments) -> call(proxy, shared, method, arguments));
            withOwnNonces = known;
        }
        return known;
    }

    private @Nullable Object call(
            Object proxy, ServletContext shared, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        HttpServletRequest request = current.get();
        if (arguments != null && arguments.length > 0 && request != null && NONCE.equals(arguments[0])) {
            if (method.getName().equals("getAttribute")) {
                return request.getAttribute(NONCE);
            }
            if (method.getName().equals("setAttribute")) {
                request.setAttribute(NONCE, arguments[1]);
                return null;
            }
        }
        if (method.getName().equals("equals")) {
            return proxy == Objects.requireNonNull(arguments)[0];
        }
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }
}
