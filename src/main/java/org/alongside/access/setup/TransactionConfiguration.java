package org.alongside.access.setup;

import javax.sql.DataSource;
import org.alongside.access.transactions.OrganisationTransactionManager;
import org.alongside.access.transactions.RepeatedTransactionTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every transaction, the engine's too, is of the organisation of who is signed in. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {
    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new OrganisationTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new RepeatedTransactionTemplate(manager);
    }
}
