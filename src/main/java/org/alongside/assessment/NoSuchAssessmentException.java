package org.alongside.assessment;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An assessment is not there, not somebody's to help with, or over: which of these is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchAssessmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchAssessmentException() {
        super("There is no such assessment for whoever asked.", null, false, false);
    }
}
