package org.alongside.engine.setup;

import java.util.function.Supplier;
import org.alongside.engine.OrganisationBinding;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Binds each delegate call to the organisation of its process instance: a timer knows no signed-in person. */
final class OrganisationDelegateInterceptor extends DefaultDelegateInterceptor {
    private final Supplier<OrganisationBinding> binding;

    OrganisationDelegateInterceptor(Supplier<OrganisationBinding> binding) {
        this.binding = binding;
    }

    @Override
    public void handleInvocation(DelegateInvocation invocation) throws Exception {
        if (invocation.getContextExecution() instanceof ExecutionEntity execution && execution.getTenantId() != null) {
            binding.get().bind(execution.getTenantId());
        }
        super.handleInvocation(invocation);
    }
}
