package org.alongside.bench.plain;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The plain Camunda starter, with nothing of Alongside but its models and forms. */
@SpringBootApplication
public class PlainApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(PlainApplication.class, arguments);
    }
}
