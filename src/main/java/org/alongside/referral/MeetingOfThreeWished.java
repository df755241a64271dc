package org.alongside.referral;

import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;

/**
 * Published in its transaction when a survivor wants to meet a service together with the worker who walks with them. (REFER-01)
 *
 * @param workerId who walks with them
 */
public record MeetingOfThreeWished(JourneyId journeyId, WorkerId workerId) {}
