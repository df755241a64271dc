package org.alongside.engine.rest;

import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Hands what an endpoint failed with to {@link RestAnswerFilter}, which sees the answer only. Jersey makes it by its
 * name, for which it has to be public.
 */
public final class FailureListener implements ApplicationEventListener {
    /** Attribute of the request. */
    static final String FAILURE = FailureListener.class.getName() + ".failure";

    @Override
    public void onEvent(ApplicationEvent event) {
        // Nothing of the application as a whole.
    }

    @Override
    public @Nullable RequestEventListener onRequest(RequestEvent request) {
        return event -> {
            if (event.getType() == RequestEvent.Type.ON_EXCEPTION) {
                event.getContainerRequest().setProperty(FAILURE, event.getException());
            }
        };
    }
}
