/** What code names of the models in {@code processes/workers}; written by {@code bin/docs}. */
@NullMarked
@NamedInterface("bpmn")
package org.alongside.workers.bpmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
