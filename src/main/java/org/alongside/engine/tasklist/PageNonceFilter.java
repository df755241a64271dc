package org.alongside.engine.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of a page's content security policy with its request. The engine's web applications keep it in the
 * servlet context, which all requests share: whoever else asks for anything between the header and the page changes it, the
 * browser runs no script, and the page stays empty.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PageNonceFilter extends OncePerRequestFilter {
    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new WithOwnNonce(request), response);
    }

    private static final class WithOwnNonce extends HttpServletRequestWrapper {
        private final ServletContext context;

        private WithOwnNonce(HttpServletRequest request) {
            super(request);
            ServletContext shared = request.getServletContext();
            this.context = (ServletContext) Proxy.newProxyInstance(
                    ServletContext.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, arguments) -> {
                        boolean isNonce = arguments != null && arguments.length > 0 && NONCE.equals(arguments[0]);
                        if (isNonce && method.getName().equals("getAttribute")) {
                            return request.getAttribute(NONCE);
                        }
                        if (isNonce && method.getName().equals("setAttribute")) {
                            request.setAttribute(NONCE, arguments[1]);
                            return null;
                        }
                        try {
                            return method.invoke(shared, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }
    }
}
