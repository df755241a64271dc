/**
 * What people say about the service, at any time and without a trace of who, and what the service answers everybody. (MONITOR-04)
 */
@NullMarked
package org.alongside.assessment.feedback;

import org.jspecify.annotations.NullMarked;
