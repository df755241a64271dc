package org.alongside.journey.state;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Said alike of a journey that is somebody else's, one that is over and one that never was. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchJourneyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchJourneyException() {
        super("There is no such journey for whoever asked.", null, false, false);
    }
}
