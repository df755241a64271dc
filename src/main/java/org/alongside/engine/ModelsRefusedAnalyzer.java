package org.alongside.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why the service did not start, instead of a stack trace. */
final class ModelsRefusedAnalyzer extends AbstractFailureAnalyzer<ModelsRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ModelsRefused cause) {
        return new FailureAnalysis(cause.what(), cause.action(), cause);
    }
}
