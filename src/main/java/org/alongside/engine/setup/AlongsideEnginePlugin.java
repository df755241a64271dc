package org.alongside.engine.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.alongside.engine.AccountLedger;
import org.alongside.engine.AccountRules;
import org.alongside.engine.DeclaredVariablesParseListener;
import org.alongside.engine.FormOptions;
import org.alongside.engine.FormRecord;
import org.alongside.engine.FormText;
import org.alongside.engine.OpenedTasks;
import org.alongside.engine.OrganisationBinding;
import org.alongside.engine.ProcessParts;
import org.alongside.engine.RefusalLedger;
import org.alongside.engine.TaskNameParseListener;
import org.alongside.engine.deployed.DeployedModels;
import org.alongside.engine.deployed.DeploymentLookupInterceptor;
import org.alongside.engine.form.FormHandlerParseListener;
import org.alongside.engine.form.FormHandling;
import org.alongside.engine.form.OpenedFormInterceptor;
import org.alongside.engine.form.StartFormTokens;
import org.alongside.engine.form.StartOnceInterceptor;
import org.alongside.engine.guard.CommandGuardInterceptor;
import org.alongside.engine.guard.GuardedDbEntityManager;
import org.alongside.engine.wiring.WiredCode;
import org.alongside.engine.wiring.Wiring;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Sets the engine up so that its defaults cannot hurt anybody; why each is wrong for us is in {@code docs/adr}. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1000)
class AlongsideEnginePlugin extends AbstractProcessEnginePlugin {
    private static final Logger LOG = LoggerFactory.getLogger(AlongsideEnginePlugin.class);
    private static final int QUERY_RESULTS_MAX = 2_000;

    private final DelegateBeans delegates;
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
    private final ObjectProvider<StartFormTokens> marks;
    private final ObjectProvider<ProcessParts> parts;
    private final boolean startsAlthoughSomeCannotGoOn;
    private final DeployedModels deployed = new DeployedModels();
    /** Until the engine is built. */
    private @Nullable Started started;

    /** What the models were compared with. */
    record Started(Wiring wiring, Wiring.Code code) {}

    AlongsideEnginePlugin(
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
            ObjectProvider<StartFormTokens> marks,
            ObjectProvider<ProcessParts> parts,
            @Value("${alongside.start-although-some-cannot-go-on:false}") boolean startsAlthoughSomeCannotGoOn) {
        this.delegates = new DelegateBeans(() -> context);
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
        this.parts = parts;
        this.startsAlthoughSomeCannotGoOn = startsAlthoughSomeCannotGoOn;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        started = refuseWhatDoesNotMatch();
        QueryPropertyAccessor.use();
        closeWhatIsOpenByDefault(configuration);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setCustomHistoryLevels(List.<HistoryLevel>of(new SparseHistoryLevel()));
        configuration.setHistory(SparseHistoryLevel.NAME);
        configuration.setHistoryEventProducer(deployed.history());
        // At night in New Zealand, also where the machine's clock shows another zone.
        configuration.setHistoryCleanupBatchWindowStartTime("02:00+1200");
        configuration.setHistoryCleanupBatchWindowEndTime("04:00+1200");
        // Whatever else is due: timers of safety come first, then what waited longest. An index finds them in this
        // order.
        configuration.setJobExecutorAcquireByPriority(true);
        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setBeans(delegates);
        configuration.setExpressionManager(new RestrictedExpressionManager(delegates));
        configuration.setDelegateInterceptor(new OrganisationDelegateInterceptor(binding));

        Supplier<FormHandling> handling = SingletonSupplier.of(() -> new FormHandling(
                record.getObject(),
                options.orderedStream().toList(),
                opened.getObject(),
                texts.orderedStream().toList(),
                ((DefaultDmnEngineConfiguration) configuration.getDmnEngine().getConfiguration()).getFeelEngine(),
                marks.getObject()));

        List<BpmnParseListener> listeners = listOf(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new FormHandlerParseListener(handling));
        listeners.add(new DeclaredVariablesParseListener());
        listeners.add(new ProcessParts.Reader());
        listeners.add(new NoHistoryParseListener());
        listeners.add(new TaskNameParseListener());
        listeners.add(new TaskAssignmentParseListener(events));
        configuration.setCustomPostBPMNParseListeners(listeners);

        List<CommandInterceptor> interceptors = listOf(configuration.getCustomPreCommandInterceptorsTxRequired());
        interceptors.add(
                0,
                new CommandGuardInterceptor(
                        () -> configuration.getIdentityService().getCurrentAuthentication(),
                        ledger,
                        accountLedger,
                        accountRules,
                        binding));
        interceptors.add(
                1,
                new StartOnceInterceptor(
                        () -> configuration.getIdentityService().getCurrentAuthentication(), marks::getObject));
        interceptors.add(2, new OpenedFormInterceptor());
        interceptors.add(3, new DeploymentLookupInterceptor(configuration, deployed, () -> configuration
                .getIdentityService()
                .getCurrentAuthentication()));
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        AllGroupsAuthorizationManager.Factory rights = new AllGroupsAuthorizationManager.Factory();
        configuration.getSessionFactories().put(rights.getSessionType(), rights);
        ProcessVariableManager.Factory variables = new ProcessVariableManager.Factory();
        configuration.getSessionFactories().put(variables.getSessionType(), variables);
        GuardedDbEntityManager.Factory guard =
                new GuardedDbEntityManager.Factory(configuration.getIdGenerator(), deployed);
        configuration.getSessionFactories().put(guard.getSessionType(), guard);
        deployed.putInto(configuration);
    }

    /** Before anything is deployed. */
    private Started refuseWhatDoesNotMatch() {
        WiredCode beans = wiredCode.getObject();
        Wiring wiring = Wiring.read();
        Wiring.Code code = beans.read(record.getObject().fieldIds());
        List<String> problems = wiring.problems(code);
        problems.addAll(beans.misnamed());
        if (!problems.isEmpty()) {
            throw new ModelsRefusedException(
                    "Models and code do not match:",
                    problems,
                    "Please mend the models or the code; bin/check says the same without starting anything.");
        }
        parts.getObject().drawn(wiring.partsByProcess());
        return new Started(wiring, code);
    }

    /** Before anything is deployed as well: whoever starts the release before finds everything as it was. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        refuseWhatCannotGoOn(engine, Objects.requireNonNull(started));
        started = null;
    }

    void refuseWhatCannotGoOn(ProcessEngine engine, Started now) {
        List<String> problems = EarlierVersionsCheck.problems(engine, now.wiring(), now.code());
        if (problems.isEmpty()) {
            return;
        }
        ModelsRefusedException refused = new ModelsRefusedException(
                "What runs on earlier versions of the models could not go on with this release:",
                problems,
                "Please start the release before, and keep what is missing as long as something runs on them; or take what"
                        + " runs along by bin/take-along.");
        if (!startsAlthoughSomeCannotGoOn) {
            throw refused;
        }
        LOG.error(refused.getMessage());
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

    private static <T> List<T> listOf(@Nullable List<T> configured) {
        return configured == null ? new ArrayList<>() : new ArrayList<>(configured);
    }
}
