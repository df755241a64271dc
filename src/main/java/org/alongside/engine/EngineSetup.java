package org.alongside.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.alongside.engine.deployed.AnsweredFromMemory;
import org.alongside.engine.deployed.Deployed;
import org.alongside.engine.form.FormSeam;
import org.alongside.engine.form.FormSeamParseListener;
import org.alongside.engine.form.OpenedForm;
import org.alongside.engine.form.StartMarks;
import org.alongside.engine.form.StartOnce;
import org.alongside.engine.guard.DeclaredVariables;
import org.alongside.engine.guard.DoorGuard;
import org.alongside.engine.guard.StoreGuard;
import org.alongside.engine.wiring.Wiring;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Sets the engine up so that its defaults cannot hurt anybody; why each is wrong for us is in {@code docs/adr}. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1000)
class EngineSetup extends AbstractProcessEnginePlugin {
    private static final int QUERY_RESULTS_MAX = 2_000;

    private final Delegates delegates;
    private final ObjectProvider<FormRecord> record;
    private final ObjectProvider<FormOptions> options;
    private final ObjectProvider<OpenedTasks> opened;
    private final ObjectProvider<FormText> texts;
    private final ApplicationEventPublisher events;
    private final Supplier<RefusalLedger> ledger;
    private final Supplier<AccountLedger> accountLedger;
    private final Supplier<AccountRules> accountRules;
    private final Supplier<OrganisationBinding> binding;
    private final ObjectProvider<WiredCode> wiredCode;
    private final ObjectProvider<StartMarks> marks;
    private final Deployed deployed = new Deployed();

    EngineSetup(
            ApplicationContext context,
            ObjectProvider<FormRecord> record,
            ObjectProvider<FormOptions> options,
            ObjectProvider<OpenedTasks> opened,
            ObjectProvider<FormText> texts,
            ObjectProvider<RefusalLedger> ledger,
            ObjectProvider<AccountLedger> accountLedger,
            ObjectProvider<AccountRules> accountRules,
            ObjectProvider<OrganisationBinding> binding,
            ObjectProvider<WiredCode> wiredCode,
            ObjectProvider<StartMarks> marks) {
        this.delegates = new Delegates(() -> context);
        this.record = record;
        this.options = options;
        this.opened = opened;
        this.texts = texts;
        this.events = context;
        this.ledger = ledger::getObject;
        this.accountLedger = accountLedger::getObject;
        this.accountRules = accountRules::getObject;
        this.binding = binding::getObject;
        this.wiredCode = wiredCode;
        this.marks = marks;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        refuseWhatDoesNotMatch();
        closeWhatIsOpenByDefault(configuration);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setCustomHistoryLevels(List.<HistoryLevel>of(new EngineHistory()));
        configuration.setHistory(EngineHistory.NAME);
        configuration.setHistoryEventProducer(deployed.history());
        // At night in New Zealand, also where the machine's clock shows another zone.
        configuration.setHistoryCleanupBatchWindowStartTime("02:00+1200");
        configuration.setHistoryCleanupBatchWindowEndTime("04:00+1200");
        // Whatever else is due: timers of safety come first, then what waited longest. An index finds them in this
        // order.
        configuration.setJobExecutorAcquireByPriority(true);
        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setBeans(delegates);
        configuration.setExpressionManager(new PlainExpressions(delegates));
        configuration.setDelegateInterceptor(new OrganisationInterceptor(binding));

        Supplier<FormSeam> seam = SingletonSupplier.of(() -> new FormSeam(
                record.getObject(),
                options.orderedStream().toList(),
                opened.getObject(),
                texts.orderedStream().toList(),
                ((DefaultDmnEngineConfiguration) configuration.getDmnEngine().getConfiguration()).getFeelEngine(),
                marks.getObject()));

        List<BpmnParseListener> listeners = listOf(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new FormSeamParseListener(seam));
        listeners.add(new DeclaredVariables());
        listeners.add(new ProcessParts.Reader());
        listeners.add(new UnseenParts());
        listeners.add(new TaskNames());
        listeners.add(new TaskAssignments(events));
        configuration.setCustomPostBPMNParseListeners(listeners);

        List<CommandInterceptor> doors = listOf(configuration.getCustomPreCommandInterceptorsTxRequired());
        doors.add(
                0,
                new DoorGuard(
                        () -> configuration.getIdentityService().getCurrentAuthentication(),
                        ledger,
                        accountLedger,
                        accountRules,
                        binding));
        doors.add(
                1,
                new StartOnce(() -> configuration.getIdentityService().getCurrentAuthentication(), marks::getObject));
        doors.add(2, new OpenedForm());
        doors.add(3, new AnsweredFromMemory(configuration, deployed, () -> configuration
                .getIdentityService()
                .getCurrentAuthentication()));
        configuration.setCustomPreCommandInterceptorsTxRequired(doors);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        GroupsAsTheyAre.Factory rights = new GroupsAsTheyAre.Factory();
        configuration.getSessionFactories().put(rights.getSessionType(), rights);
        VariablesOfProcesses.Factory variables = new VariablesOfProcesses.Factory();
        configuration.getSessionFactories().put(variables.getSessionType(), variables);
        StoreGuard.Factory guard = new StoreGuard.Factory(configuration.getIdGenerator(), deployed);
        configuration.getSessionFactories().put(guard.getSessionType(), guard);
        deployed.putInto(configuration);
    }

    /** Before anything is deployed. */
    private void refuseWhatDoesNotMatch() {
        WiredCode code = wiredCode.getObject();
        List<String> problems =
                Wiring.read().problems(code.read(record.getObject().fieldIds()));
        problems.addAll(code.misnamed());
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Models and code do not match:\n- " + String.join("\n- ", problems));
        }
    }

    private static void closeWhatIsOpenByDefault(ProcessEngineConfigurationImpl configuration) {
        configuration.setAuthorizationEnabled(true);
        configuration.setAuthorizationEnabledForCustomCode(false);
        configuration.setTenantCheckEnabled(true);
        configuration.setEnforceSpecificVariablePermission(true);
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setQueryMaxResultsLimit(QUERY_RESULTS_MAX);
        configuration.setEnableScriptEngineLoadExternalResources(false);
        // Else each list of definitions reads and keeps every model, for a sentence that nobody is shown.
        configuration.setEnableFetchProcessDefinitionDescription(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setEnablePasswordPolicy(true);
        // What a command refused is answered to whoever asked; the log would only repeat it.
        configuration.setEnableCmdExceptionLogging(false);
    }

    private static <T> List<T> listOf(@org.jspecify.annotations.Nullable List<T> configured) {
        return configured == null ? new ArrayList<>() : new ArrayList<>(configured);
    }
}
