package org.alongside.testing;

import org.alongside.engine.guard.CommandGuardInterceptor;
import org.alongside.proof.Executed;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The web applications find their engine in a place that all Spring contexts of a run share, under the one name that all
 * engines have, so what a test asks over HTTP would be answered by the engine that was started last, and by nobody after
 * any context was closed. Before each class its own engine is put there, and applications that have met no other one. Found
 * by itself, tests need not name it.
 */
public final class EngineOfTestListener implements TestExecutionListener, Ordered {
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 5_000;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        put(test);
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        put(test);
    }

    private static void put(TestContext test) {
        ProcessEngine own = test.getApplicationContext().getBean(ProcessEngine.class);
        RuntimeContainerDelegate shared = RuntimeContainerDelegate.INSTANCE.get();
        Executed.in((ProcessEngineConfigurationImpl) own.getProcessEngineConfiguration());
        ProcessEngine present = shared.getProcessEngineService().getDefaultProcessEngine();
        if (present != own || isClosed()) {
            openApplications(test);
        }
        if (present != own) {
            if (present != null) {
                shared.unregisterProcessEngine(present);
            }
            shared.registerProcessEngine(own);
        }
        if (ProcessEngines.getProcessEngines().get(own.getName()) != own) {
            ProcessEngines.unregister(own);
            ProcessEngines.registerProcessEngine(own);
        }
    }

    private static boolean isClosed() {
        return Cockpit.getRuntimeDelegate() == null
                || org.camunda.bpm.tasklist.Tasklist.getRuntimeDelegate() == null
                || Admin.getRuntimeDelegate() == null
                || Welcome.getRuntimeDelegate() == null;
    }

    private static void openApplications(TestContext test) {
        org.camunda.bpm.tasklist.Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
        Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
        Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
        // What guards the commands of Cockpit puts itself in its place, as at the start of the service.
        test.getApplicationContext().getBeansOfType(SmartInitializingSingleton.class, false, false).values().stream()
                .filter(each -> each.getClass().getPackage().equals(CommandGuardInterceptor.class.getPackage()))
                .forEach(SmartInitializingSingleton::afterSingletonsInstantiated);
    }
}
