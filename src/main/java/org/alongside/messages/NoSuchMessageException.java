package org.alongside.messages;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A message is not there, not somebody's, or over: which of these is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchMessageException() {
        super("There is no such message for whoever asked.", null, false, false);
    }
}
