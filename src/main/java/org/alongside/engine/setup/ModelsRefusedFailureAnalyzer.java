package org.alongside.engine.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why the service did not start, instead of a stack trace. */
final class ModelsRefusedFailureAnalyzer extends AbstractFailureAnalyzer<ModelsRefusedException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ModelsRefusedException cause) {
        return new FailureAnalysis(cause.what(), cause.action(), cause);
    }
}
