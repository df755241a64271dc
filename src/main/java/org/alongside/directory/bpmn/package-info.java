/** What code names of the models in {@code processes/directory}; written by {@code bin/docs}. */
@NullMarked
@NamedInterface("bpmn")
package org.alongside.directory.bpmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
